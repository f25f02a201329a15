"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { linkOrganizationAction } from "../actions";
import { loadCustomers } from "../load-customers";

/** Links an organization to a customer, one that exists or one made on the spot. */
export function LinkCustomer({ address, present }: { address: string; present: { id: string; name: string } | null }) {
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const form = useActionForm({
    action: linkOrganizationAction,
    onSuccess: () => {
      setOpen(false);
      toast.success("Linked");
      router.refresh();
    },
  });
  return (
    <Dialog
      overflow="hangs"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">{present ? "Change customer" : "Link to a customer"}</Button>}
      title={present ? "Change the customer" : "Link to a customer"}
      description={
        present ? `Now linked to ${present.name}. Nothing at Vocdoni changes.` : "Nothing at Vocdoni changes."
      }
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={form.pending}>
            Link
          </Button>
        </>
      }
    >
      <ActionForm form={form} id={formId}>
        <FormError error={form.error} labels={{ customerId: "Customer" }} />
        <input type="hidden" name="address" value={address} />
        <input type="hidden" name="expected" value={present?.id ?? ""} />
        <Field
          label="Customer"
          name="customerId"
          required
          error={form.fieldErrors.customerId}
          hint="Search by name or external id. A new name makes a new customer."
        >
          <Combobox createName="newCustomerName" load={loadCustomers} />
        </Field>
      </ActionForm>
    </Dialog>
  );
}

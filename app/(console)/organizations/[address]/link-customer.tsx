"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useText } from "#use-text";
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

/** Links an organization to a customer, an existing or a new one. */
export function LinkCustomer({ address, present }: { address: string; present: { id: string; name: string } | null }) {
  const text = useText("organizations.link");
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const form = useActionForm({
    action: linkOrganizationAction,
    onSuccess: () => {
      setOpen(false);
      toast.success(text("linked"));
      router.refresh();
    },
  });
  return (
    <Dialog
      overflow="hangs"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">{present ? text("change") : text("link")}</Button>}
      title={present ? text("change") : text("link")}
      description={present ? text("current", { customer: present.name }) : text("unaffected")}
      footer={
        <>
          <DialogClose variant="ghost">{text("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={form.pending}>
            {text("submit")}
          </Button>
        </>
      }
    >
      <ActionForm form={form} id={formId}>
        <FormError error={form.error} labels={{ customerId: text("customer") }} />
        <input type="hidden" name="address" value={address} />
        <input type="hidden" name="expected" value={present?.id ?? ""} />
        <Field
          label={text("customer")}
          name="customerId"
          required
          error={form.fieldErrors.customerId}
          hint={text("hint")}
        >
          <Combobox createName="newCustomerName" load={loadCustomers} />
        </Field>
      </ActionForm>
    </Dialog>
  );
}

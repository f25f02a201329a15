"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import type { LoadOptions } from "@/components/forms/use-async-options";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { shortAddress } from "@/lib/address";
import { fetchPolled } from "../../../polled";
import { organizationName, shortText } from "../../../short-text";
import { linkOrganizationAction } from "../../organizations/actions";

const optionsSchema = z.array(z.object({ address: z.string(), name: z.string() }));

const loadUnlinked: LoadOptions = async (query, signal) => {
  const search = new URLSearchParams({ q: query, linked: "no" });
  const found = await fetchPolled(`/api/organizations?${search}`, optionsSchema, signal);
  return found.map(({ address, name }) => ({
    value: address,
    label: organizationName({ name, address }),
    note: shortAddress(address),
  }));
};

function LinkForm({ customerId, onDone }: { customerId: string; onDone: () => void }) {
  const [missing, setMissing] = useState(false);
  const form = useActionForm({
    action: linkOrganizationAction,
    onSuccess: () => {
      toast.success("Organization linked");
      onDone();
    },
  });
  const error = missing ? "Choose an organization." : form.fieldErrors.address;
  return (
    <ActionForm
      form={form}
      onSubmit={(event) => {
        const isEmpty = !new FormData(event.currentTarget).get("address");
        setMissing(isEmpty);
        if (!isEmpty) return form.props.onSubmit(event);
        event.preventDefault();
        event.currentTarget.querySelector<HTMLInputElement>("[role=combobox]")?.focus();
      }}
      className="flex flex-col gap-4"
    >
      <FormError error={form.error} labels={{ address: "Organization", customerId: "Customer" }} />
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="expected" value="" />
      <Field label="Organization" name="address" required error={error}>
        <Combobox
          load={loadUnlinked}
          placeholder="Name or address"
          emptyText="No organization without a customer matches."
          onChange={() => setMissing(false)}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          Link
        </Button>
      </div>
    </ActionForm>
  );
}

/** A dialog that links an organization which no customer has yet. */
export function LinkOrganization({ customerId, customerName }: { customerId: string; customerName: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Link an organization"
      description={
        <>
          Those without a customer are offered. It then counts as one of{" "}
          <b className="wrap-anywhere font-semibold">{shortText(customerName)}</b>; nothing changes at Vocdoni.
        </>
      }
      overflow="hangs"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Link an organization</Button>}
    >
      <LinkForm
        customerId={customerId}
        onDone={() => {
          setOpen(false);
          router.refresh();
        }}
      />
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { useActionForm } from "@/components/forms/use-action-form";
import type { LoadOptions } from "@/components/forms/use-async-options";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { shortAddress } from "@/lib/address";
import type { OrganizationRow } from "@/lib/organizations/schemas";
import { organizationName } from "../../../organization-label";
import { fetchPolled } from "../../../polled";
import { shortText } from "../../../short-text";
import { linkOrganizationAction } from "../../organizations/actions";

const loadUnassigned: LoadOptions = async (query, signal) => {
  const search = new URLSearchParams({ q: query, linked: "no" });
  const found = await fetchPolled<OrganizationRow[]>(`/api/organizations?${search}`, signal);
  return found.map(({ address, name }) => ({
    value: address,
    label: organizationName({ name, address }),
    note: shortAddress(address),
  }));
};

function LinkForm({ customerId, onDone }: { customerId: string; onDone: () => void }) {
  const text = useText("customers.link");
  const button = useText("ui.button");
  const [missing, setMissing] = useState(false);
  const form = useActionForm({
    action: linkOrganizationAction,
    onSuccess: () => {
      toast.success(text("done"));
      onDone();
    },
  });
  const error = missing ? text("missing") : form.fieldErrors.address;
  return (
    <ActionForm
      form={form}
      labels={{ address: text("organization"), customerId: text("customer") }}
      onSubmit={(event) => {
        const isEmpty = !new FormData(event.currentTarget).get("address");
        setMissing(isEmpty);
        if (!isEmpty) return form.props.onSubmit(event);
        event.preventDefault();
        event.currentTarget.querySelector<HTMLInputElement>("[role=combobox]")?.focus();
      }}
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="expected" value="" />
      <Field label={text("organization")} name="address" required error={error}>
        <Combobox
          load={loadUnassigned}
          placeholder={text("placeholder")}
          emptyText={text("none")}
          onChange={() => setMissing(false)}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{button("cancel")}</DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("submit")}
        </Button>
      </div>
    </ActionForm>
  );
}

/** A dialog that links an unassigned organization. */
export function LinkOrganization({ customerId, customerName }: { customerId: string; customerName: string }) {
  const text = useText("customers.link");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      overflow="hangs"
      title={text("title")}
      description={text.rich("description", {
        customer: shortText(customerName),
        b: (chunks) => <b className="wrap-anywhere font-semibold">{chunks}</b>,
      })}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">{text("trigger")}</Button>}
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

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { TagsInput } from "@/components/forms/tags-input";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { CustomerFields } from "@/lib/customers/schemas";
import type { FormValues } from "@/lib/form-values";
import { createCustomerAction, updateCustomerAction } from "./actions";

/** `newId` becomes the ID of a new customer: submitting the form twice, after a lost response, creates only one. */
type CustomerFormProps =
  | { customer: CustomerFields & { id: string; version: number }; newId?: never }
  | { customer?: never; newId: string };

function Conflict({ id }: { id: string }) {
  const text = useText("customers.form");
  return (
    <p className="-mt-2 mb-4 flex flex-wrap gap-x-4 text-sm">
      <a href={`/customers/${id}`} target="_blank" rel="noopener" className="link py-0.5">
        {text("viewTheirs")}
      </a>
      <a href={`/customers/${id}/edit`} target="_blank" rel="noopener" className="link py-0.5">
        {text("openNew")}
      </a>
    </p>
  );
}

export function CustomerForm(props: CustomerFormProps) {
  const text = useText("customers.form");
  const field = useText("customers.fields");
  const router = useRouter();
  // As when the form was opened: a page refresh must not put a newer version under the edits.
  const [{ customer, newId }] = useState(props);
  const save = (values: FormValues) => {
    // An empty list of tags submits nothing.
    const input = { tags: [], ...values };
    return customer ? updateCustomerAction(input) : createCustomerAction(input);
  };
  const form = useActionForm({
    action: save,
    warnOnLeave: true,
    onSuccess: ({ id }) => {
      toast.success(text(customer ? "saved" : "created"));
      router.push(`/customers/${id}`);
      router.refresh();
    },
  });
  const labels = {
    name: field("name"),
    externalId: field("externalId"),
    contactName: field("contactName"),
    contactEmail: field("contactEmail"),
    notes: field("notes"),
    tags: field("tags"),
  };

  return (
    <ActionForm form={form} labels={labels}>
      {customer && form.error?.code === "conflict" ? <Conflict id={customer.id} /> : null}
      {customer ? (
        <>
          <input type="hidden" name="id" value={customer.id} />
          <input type="hidden" name="version" value={customer.version} />
        </>
      ) : (
        <input type="hidden" name="id" value={newId} />
      )}
      <Section title={text("details")} description={text("detailsHint")}>
        <Field label={labels.name} name="name" required>
          <Input defaultValue={customer?.name} dir="auto" autoComplete="off" autoFocus={!customer} />
        </Field>
        <Field label={labels.externalId} name="externalId" optional hint={text("externalIdHint")}>
          <Input defaultValue={customer?.externalId} autoComplete="off" spellCheck={false} className="font-mono" />
        </Field>
        <Field label={labels.tags} name="tags" optional hint={text("tagsHint")}>
          <TagsInput defaultValue={customer?.tags ?? []} maxLength={100} />
        </Field>
      </Section>
      <Section title={text("contact")} description={text("contactHint")}>
        <Field label={labels.contactName} name="contactName" optional>
          <Input defaultValue={customer?.contactName} dir="auto" autoComplete="off" />
        </Field>
        <Field label={labels.contactEmail} name="contactEmail" optional>
          <Input type="email" defaultValue={customer?.contactEmail} autoComplete="off" />
        </Field>
      </Section>
      <Section title={text("internal")} description={text("internalHint")}>
        <Field label={labels.notes} name="notes" optional>
          <Textarea defaultValue={customer?.notes} dir="auto" className="min-h-24!" />
        </Field>
      </Section>
      <div className="flex flex-wrap justify-end gap-2 border-line border-t pt-4">
        <ButtonLink href={customer ? `/customers/${customer.id}` : "/customers"}>{text("cancel")}</ButtonLink>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text(customer ? "save" : "create")}
        </Button>
      </div>
    </ActionForm>
  );
}

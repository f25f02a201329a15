"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import type { AddedOrganization } from "@/lib/reconciliation/add-existing";
import { organizationName } from "../../organization-label";
import { shortText } from "../../short-text";
import { loadCustomers } from "../organizations/load-customers";
import { addExistingOrganizationAction } from "./actions";

function Outcome({ address, name, known, linked, customer }: AddedOrganization) {
  const text = useText("reconciliation.add");
  const organization = () => (
    <Link href={`/organizations/${address}`} className="link wrap-anywhere">
      {organizationName({ name, address })}
    </Link>
  );
  return (
    <Note tone="info" title={text(!known ? "added" : linked ? "knownAndLinked" : "known")}>
      {customer
        ? text.rich("linked", {
            organization,
            customer: () => (
              <Link href={`/customers/${customer.id}`} className="link wrap-anywhere">
                {shortText(customer.name)}
              </Link>
            ),
          })
        : text.rich("unassigned", { organization })}
    </Note>
  );
}

/** Adds one organization at once, without waiting for a sync. */
export function AddForm() {
  const text = useText("reconciliation.add");
  const router = useRouter();
  const [added, setAdded] = useState<AddedOrganization | null>(null);
  const [round, setRound] = useState(0);
  const form = useActionForm({
    action: addExistingOrganizationAction,
    onSuccess: (data) => {
      setAdded(data);
      setRound((before) => before + 1);
      form.reset();
      router.refresh();
    },
    onError: () => setAdded(null),
  });
  return (
    <Panel pad titleId="add-existing" title={text("title")} className="mt-3">
      <p className="-mt-1 mb-3 max-w-[75ch] text-ink-2 text-sm">{text("intro")}</p>
      <ActionForm form={form} labels={{ address: text("address"), customerId: text("customer") }} className="max-w-3xl">
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label={text("address")} name="address" required hint={text("addressHint")}>
            <Input autoComplete="off" spellCheck={false} className="font-mono" />
          </Field>
          <Field
            label={text("customer")}
            name="customerId"
            error={form.fieldErrors.customerId ?? form.fieldErrors.newCustomerName}
            hint={text("customerHint")}
          >
            <Combobox key={round} createName="newCustomerName" load={loadCustomers} />
          </Field>
        </div>
        <Button type="submit" className="mt-3" pending={form.pending}>
          {text("submit")}
        </Button>
      </ActionForm>
      <div role="status" className="mt-3 max-w-3xl empty:hidden">
        {added ? <Outcome {...added} /> : null}
      </div>
    </Panel>
  );
}

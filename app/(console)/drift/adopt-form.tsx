"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Panel, PanelHeader } from "@/components/ui/panel";
import type { Adopted } from "@/lib/drift/adopt";
import { organizationName, shortText } from "../../short-text";
import { loadCustomers } from "../organizations/load-customers";

import { adoptOrganizationAction } from "./actions";

function Outcome({ address, name, known, linked, customer }: Adopted) {
  return (
    <Note
      tone="info"
      title={
        known ? (linked ? "The console had it already; it is linked now" : "The console had it already") : "Adopted"
      }
    >
      <Link href={`/organizations/${address}`} className="link wrap-anywhere">
        {organizationName({ name, address })}
      </Link>{" "}
      is managed by this integrator{" "}
      {customer ? (
        <>
          and linked to{" "}
          <Link href={`/customers/${customer.id}`} className="link wrap-anywhere">
            {shortText(customer.name)}
          </Link>
          .
        </>
      ) : (
        "and linked to no customer."
      )}
    </Note>
  );
}

/** Takes one organization into the console at once, without waiting for a reading of the whole list. */
export function AdoptForm() {
  const router = useRouter();
  const [adopted, setAdopted] = useState<Adopted | null>(null);
  const [round, setRound] = useState(0);
  const form = useActionForm({
    action: adoptOrganizationAction,
    onSuccess: (data) => {
      setAdopted(data);
      setRound((before) => before + 1);
      form.reset();
      router.refresh();
    },
    onError: () => setAdopted(null),
  });
  return (
    <Panel pad aria-labelledby="adopt" className="mt-3">
      <PanelHeader title="Adopt an organization by its address" titleId="adopt" />
      <p className="-mt-1 mb-3 max-w-[75ch] text-ink-2 text-sm">
        Vocdoni is asked whether it exists and whether this integrator manages it. If not, nothing is stored. Nothing at
        Vocdoni changes.
      </p>
      <ActionForm form={form} className="max-w-3xl">
        <FormError error={form.error} labels={{ address: "Address", customerId: "Customer" }} />
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field
            label="Address"
            name="address"
            required
            error={form.fieldErrors.address}
            hint="40 hexadecimal digits in any case, with or without 0x."
          >
            <Input autoComplete="off" spellCheck={false} className="font-mono" />
          </Field>
          <Field
            label="Customer"
            name="customerId"
            error={form.fieldErrors.customerId ?? form.fieldErrors.newCustomerName}
            hint="Leave it empty to link it later. A new name makes a new customer."
          >
            <Combobox key={round} createName="newCustomerName" load={loadCustomers} />
          </Field>
        </div>
        <Button type="submit" className="mt-3" pending={form.pending}>
          Adopt
        </Button>
      </ActionForm>
      <div role="status" className="mt-3 max-w-3xl empty:hidden">
        {adopted ? <Outcome {...adopted} /> : null}
      </div>
    </Panel>
  );
}

"use client";

import { useRef, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { useTypedBefore } from "@/components/forms/use-typed-before";
import { Note } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { CustomerOption } from "@/lib/customers/schemas";
import { organizationTypeLabel } from "@/lib/format";
import type { OperationView } from "@/lib/operations/schemas";
import type { LanguageOptions } from "@/lib/organizations/form-options";
import { fieldWords } from "@/lib/organizations/schemas";
import { createOrganizationAction } from "../actions";
import type { Choices } from "../choices";
import { FollowOperation } from "../follow-operation";
import { loadCustomers } from "../load-customers";
import { OrganizationFields } from "../organization-fields";

const empty = {
  names: {},
  descriptions: {},
  logo: "",
  website: "",
  country: "",
  timezone: "",
  size: "",
  color: "",
  subdomain: "",
};

type Props = {
  formToken: string;
  types: { value: string; label: string | null }[];
  typesAssumed: boolean;
  customer: CustomerOption | null;
  choices: Choices;
  languages: LanguageOptions | null;
  now: string;
};

export function CreateOrganizationForm({ formToken, types, typesAssumed, customer, choices, languages, now }: Props) {
  const [owner, setOwner] = useState("");
  const ownerInput = useRef<HTMLInputElement>(null);
  useTypedBefore(ownerInput, "", setOwner);
  const [following, setFollowing] = useState<string | null>(null);
  const [chosen, setChosen] = useState(customer ? { value: customer.id, label: customer.name } : null);
  const form = useActionForm({
    action: createOrganizationAction,
    warnOnLeave: true,
    onSuccess: ({ operationId }) => setFollowing(operationId),
  });
  const { fieldErrors } = form;

  /** After a failure the form comes back as it was; a customer that was made on the spot is there and now chosen. */
  const back = ({ customerId }: OperationView) => {
    const made = form.props.ref.current ? new FormData(form.props.ref.current).get("newCustomerName") : null;
    if (customerId && typeof made === "string" && made !== "") setChosen({ value: customerId, label: made });
    setFollowing(null);
  };

  return (
    <>
      {following ? (
        <FollowOperation key={following} operationId={following} kind="create" now={now} onBack={back} />
      ) : null}
      <ActionForm form={form} hidden={following !== null}>
        <FormError
          error={form.error}
          labels={{ ...fieldWords, type: "Type", ownerEmail: "Owner e-mail", customerId: "Customer" }}
        />
        <input type="hidden" name="formToken" value={formToken} />
        <Panel pad>
          <Section title="What it is">
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                label="Type"
                name="type"
                required
                error={fieldErrors.type}
                hint={
                  typesAssumed
                    ? "Vocdoni's list could not be read; these are the types it is known to have. A type cannot be changed later."
                    : "It cannot be changed later."
                }
              >
                <Select
                  placeholder="Choose"
                  defaultValue=""
                  options={types.map(({ value, label }) => ({ value, label: label ?? organizationTypeLabel(value) }))}
                />
              </Field>
              <Field
                label="Customer"
                name="customerId"
                error={fieldErrors.customerId ?? fieldErrors.newCustomerName}
                hint="Kept here only, never sent to Vocdoni. Type a new name to make the customer on the spot."
              >
                <Combobox
                  key={chosen?.value}
                  createName="newCustomerName"
                  load={loadCustomers}
                  defaultValue={chosen}
                  placeholder="Search, or leave empty to link later"
                />
              </Field>
            </div>
          </Section>
          <OrganizationFields
            fields={empty}
            errors={fieldErrors}
            editing={false}
            choices={choices}
            languages={languages}
          />
          <Section title="Owner" description="Leave it empty unless the customer runs its organization itself.">
            <Field
              label="Owner e-mail"
              name="ownerEmail"
              error={fieldErrors.ownerEmail}
              hint="A user that exists at Vocdoni."
            >
              <Input
                ref={ownerInput}
                type="email"
                autoComplete="off"
                value={owner}
                onChange={(event) => setOwner(event.target.value)}
              />
            </Field>
            {owner.trim() === "" ? null : (
              <Note tone="warn" title="Another owner locks this console out">
                The owner becomes the only administrator. The integrator key can still list and delete the organization,
                but no longer see its members, edit it, or end its elections. This cannot be undone here.
              </Note>
            )}
          </Section>
        </Panel>
        <div className="mt-4 flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" pending={form.pending}>
            Create organization
          </Button>
          <ButtonLink href="/organizations" variant="ghost">
            Cancel
          </ButtonLink>
          <p className="text-ink-3 text-sm">Creation usually takes a few seconds, sometimes a minute.</p>
        </div>
      </ActionForm>
    </>
  );
}

"use client";

import { useRef, useState } from "react";
import { useLocale, useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { useEarlyInput } from "@/components/forms/use-early-input";
import { Note } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { CustomerOption } from "@/lib/customers/model";
import type { OperationView } from "@/lib/operations/model";
import type { LanguageOptions } from "@/lib/organizations/form-options";
import { typeChoices } from "@/lib/organizations/type-label";
import { useFieldLabels } from "../../operations/field-labels";
import { FollowOperation } from "../../operations/follow-operation";
import { createOrganizationAction } from "../actions";
import type { Choices } from "../choices";
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
  const text = useText("organizations.create");
  const typeText = useText("organizations.type");
  const locale = useLocale();
  const labels = useFieldLabels();
  const [owner, setOwner] = useState("");
  const ownerInput = useRef<HTMLInputElement>(null);
  useEarlyInput(ownerInput, "", setOwner);
  const [following, setFollowing] = useState<string | null>(null);
  const [chosen, setChosen] = useState(customer ? { value: customer.id, label: customer.name } : null);
  const form = useActionForm({
    action: createOrganizationAction,
    warnOnLeave: true,
    onSuccess: ({ operationId }) => setFollowing(operationId),
  });
  const { fieldErrors } = form;

  /** After a failure the form comes back as it was; a customer created along with it exists by now, and is selected. */
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
        <FormError error={form.error} labels={labels} />
        <input type="hidden" name="formToken" value={formToken} />
        <Panel pad>
          <Section title={text("basics")}>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                label={labels.type}
                name="type"
                required
                error={fieldErrors.type}
                hint={typesAssumed ? text("typeAssumedHint") : text("typeHint")}
              >
                <Select
                  placeholder={text("chooseType")}
                  defaultValue=""
                  options={typeChoices(typeText, types, locale)}
                />
              </Field>
              <Field
                label={labels.customerId}
                name="customerId"
                error={fieldErrors.customerId ?? fieldErrors.newCustomerName}
                hint={text("customerHint")}
              >
                <Combobox
                  key={chosen?.value}
                  createName="newCustomerName"
                  load={loadCustomers}
                  defaultValue={chosen}
                  placeholder={text("customerExample")}
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
          <Section title={text("owner")} description={text("ownerDescription")}>
            <Field label={labels.ownerEmail} name="ownerEmail" error={fieldErrors.ownerEmail} hint={text("ownerHint")}>
              <Input
                ref={ownerInput}
                type="email"
                autoComplete="off"
                value={owner}
                onChange={(event) => setOwner(event.target.value)}
              />
            </Field>
            {owner.trim() === "" ? null : (
              <Note tone="warn" title={text("ownerWarning")}>
                {text("ownerWarningBody")}
              </Note>
            )}
          </Section>
        </Panel>
        <div className="mt-4 flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" pending={form.pending}>
            {text("submit")}
          </Button>
          <ButtonLink href="/organizations" variant="ghost">
            {text("cancel")}
          </ButtonLink>
          <p className="text-ink-3 text-sm">{text("duration")}</p>
        </div>
      </ActionForm>
    </>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast";
import type { LanguageOptions } from "@/lib/organizations/form-options";
import type { OrganizationFields as Fields } from "@/lib/organizations/schemas";
import { typeLabel } from "@/lib/organizations/type-label";
import { useFieldLabels } from "../../../operations/field-labels";
import { FollowOperation } from "../../../operations/follow-operation";
import { updateOrganizationAction } from "../../actions";
import type { Choices } from "../../choices";
import { OrganizationFields } from "../../organization-fields";

type Props = {
  formToken: string;
  address: string;
  base: string;
  fields: Fields;
  type: string;
  choices: Choices;
  languages: LanguageOptions | null;
  now: string;
};

export function EditOrganizationForm({ address, type, choices, now, ...present }: Props) {
  const text = useText("organizations.edit");
  const typeText = useText("organizations.type");
  const labels = useFieldLabels();
  const router = useRouter();
  // As when the form was opened: a re-render must not present newer values as those that this person saw and edited.
  const [{ formToken, base, fields, languages }] = useState(present);
  const back = `/organizations/${address}`;
  const form = useActionForm({
    action: updateOrganizationAction,
    warnOnLeave: true,
    onSuccess: ({ operationId }) => {
      if (operationId !== null) return;
      toast.info(text("noChanges"));
      router.push(back);
    },
  });
  if (form.data?.operationId) return <FollowOperation operationId={form.data.operationId} kind="update" now={now} />;
  return (
    <ActionForm form={form} labels={labels} className="min-w-0">
      <input type="hidden" name="formToken" value={formToken} />
      <input type="hidden" name="address" value={address} />
      <input type="hidden" name="base" value={base} />
      <Panel pad>
        <Section title={labels.type}>
          <p>
            {typeLabel(typeText, type)} <span className="text-ink-3">· {text("typeFixed")}</span>
          </p>
        </Section>
        <OrganizationFields fields={fields} errors={form.fieldErrors} editing choices={choices} languages={languages} />
      </Panel>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("save")}
        </Button>
        <ButtonLink href={back} variant="ghost">
          {text("cancel")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}

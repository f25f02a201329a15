import { Note } from "@/components/ui/banner";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import { fieldsHash, withoutLanguage } from "@/lib/organizations/fields";
import type { LanguageOptions } from "@/lib/organizations/form-options";
import type { Refreshed } from "@/lib/organizations/get";
import { getChoices } from "../../choices";
import { EditOrganizationForm } from "./edit-organization-form";

type Props = { current: Refreshed; languages: LanguageOptions | null; formToken: string; now: string };

/** The form with what Vocdoni has now. */
export async function CurrentForm({ current, languages, formToken, now }: Props) {
  const { organization, problem } = current;
  const locale = await readerLocale();
  const text = await getText("organizations.editPage");
  const { fields } = organization;
  return (
    <div className="min-w-0">
      {problem ? (
        <Note tone="warn" title={text("outOfDate")} className="mb-4">
          {text("outOfDateBody", { problem: say(problem, locale) })}
        </Note>
      ) : null}
      <EditOrganizationForm
        formToken={formToken}
        address={organization.address}
        base={fieldsHash(languages ? fields : withoutLanguage(fields))}
        fields={fields}
        type={organization.record.type}
        choices={getChoices(locale)}
        languages={languages}
        now={now}
      />
    </div>
  );
}

import { Note } from "@/components/ui/banner";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import { fieldsHash, withoutLanguage } from "@/lib/organizations/fields";
import { getChoices } from "../../choices";
import { newFormToken } from "../../form-token";
import { EditOrganizationForm } from "./edit-organization-form";
import type { LoadedForm } from "./load-form";

/** The form with what was loaded. */
export async function CurrentForm({ loaded }: { loaded: LoadedForm }) {
  const { organization, problem, languages, now } = loaded;
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
        formToken={newFormToken()}
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

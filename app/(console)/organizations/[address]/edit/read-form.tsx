import { Note } from "@/components/ui/banner";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import { fieldsHash, withoutLanguage } from "@/lib/organizations/fields";
import { getLanguageOptions } from "@/lib/organizations/form-options";
import { refreshOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { getChoices } from "../../choices";
import { newFormToken } from "../../form-token";
import { EditOrganizationForm } from "./edit-organization-form";

/** The form with what Vocdoni has now: an edit begins with the current state, so it waits for it. */
export async function readForm(address: string) {
  const [ctx, locale] = await Promise.all([getSystemContext(), readerLocale()]);
  const [{ organization, problem }, languages] = await Promise.all([
    refreshOrganization(ctx, address),
    getLanguageOptions(ctx, locale),
  ]);
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
        now={ctx.now().toISOString()}
      />
    </div>
  );
}

import { Note } from "@/components/ui/banner";
import { fieldsHash, withoutLanguage } from "@/lib/organizations/fields";
import { getLanguageOptions } from "@/lib/organizations/form-options";
import { refreshOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { getChoices } from "../../choices";
import { newFormToken } from "../../form-token";
import { EditOrganizationForm } from "./edit-organization-form";

/** The form with what Vocdoni has now: an edit begins with the present state, so it waits for it. */
export async function readForm(address: string) {
  const ctx = await getSystemContext();
  const [{ organization, problem }, languages] = await Promise.all([
    refreshOrganization(ctx, address),
    getLanguageOptions(ctx),
  ]);
  const { fields } = organization;
  return (
    <div className="min-w-0">
      {problem ? (
        <Note tone="warn" title="This may not be its present state" className="mb-4">
          {problem} Saving reads it anew first and changes nothing when somebody else changed it.
        </Note>
      ) : null}
      <EditOrganizationForm
        formToken={newFormToken()}
        address={organization.address}
        base={fieldsHash(languages ? fields : withoutLanguage(fields))}
        fields={fields}
        type={organization.record.type}
        choices={getChoices()}
        languages={languages}
        now={ctx.now().toISOString()}
      />
    </div>
  );
}

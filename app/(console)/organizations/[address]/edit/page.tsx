import { z } from "zod";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { addressSchema } from "@/lib/address";
import type { Ctx } from "@/lib/context";
import { getText } from "@/lib/messages/get-text";
import { knownEditAccess } from "@/lib/organizations/edit-access";
import { getLanguageOptions } from "@/lib/organizations/form-options";
import { getOrganization, refreshOrganization } from "@/lib/organizations/get";
import { definePage } from "@/lib/page";
import { organizationName } from "../../../../short-text";
import { FormSkeleton } from "../../form-skeleton";
import { newFormToken } from "../../form-token";
import { Live } from "../live";
import { OrganizationCustomer } from "../organization-customer";
import { CurrentForm } from "./current-form";
import { EditAccessNote } from "./edit-access-note";

/** An edit begins with the current state, so its form waits for Vocdoni. */
async function loadForm(ctx: Ctx, address: string) {
  const [current, languages] = await Promise.all([refreshOrganization(ctx, address), getLanguageOptions(ctx)]);
  return { current, languages, formToken: newFormToken(), now: ctx.now().toISOString() };
}

const EditOrganizationPage = definePage({
  permission: "organizations:edit",
  params: z.object({ address: addressSchema }),
  load: async (ctx, { params: { address } }) => {
    const known = await getOrganization(ctx, address);
    const edit = knownEditAccess(ctx);
    const possible = known.goneAt === null && edit.access !== "none";
    return { known, edit, form: possible ? loadForm(ctx, address) : null };
  },
  title: "organizations.editPage.title",
  render: async ({ known, edit, form }) => {
    const base = `/organizations/${known.address}`;
    const text = await getText("organizations.editPage");
    const list = await getText("organizations.list");
    return (
      <ClientText
        of={[
          "operations.outcome",
          "operations.progress",
          "operations.state",
          "operations.timeline",
          "operations.title",
          "organizations.edit",
          "organizations.fields",
          "organizations.follow",
          "organizations.form",
          "organizations.link",
        ]}
      >
        <PageHeader
          title={text("heading", { name: organizationName(known, 120) })}
          breadcrumbs={[
            { href: "/organizations", label: list("title") },
            { href: base, label: organizationName(known, 60) },
          ]}
        />
        {known.goneAt ? (
          <Note tone="warn" title={text("deleted")} className="mb-4">
            {text("deletedBody")}
          </Note>
        ) : (
          <EditAccessNote {...edit} />
        )}
        <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
          {form ? (
            <Live
              shown={<FormSkeleton label={text("loading")} />}
              live={form.then((current) => <CurrentForm {...current} />)}
              keep
            />
          ) : (
            <p className="text-ink-2">{text("customerOnly")}</p>
          )}
          <OrganizationCustomer organization={known} canLink />
        </div>
      </ClientText>
    );
  },
});

export const generateMetadata = EditOrganizationPage.generateMetadata;
export default EditOrganizationPage;

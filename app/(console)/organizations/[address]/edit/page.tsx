import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { getText } from "@/lib/messages/get-text";
import { editAccess, getOrganization } from "@/lib/organizations/get";
import { definePage } from "@/lib/page";
import { organizationName } from "../../../../organization-label";
import { FormSkeleton } from "../../form-skeleton";
import { OrganizationCustomer } from "../organization-customer";
import { CurrentForm } from "./current-form";
import { EditAccessNote } from "./edit-access-note";
import { loadForm } from "./load-form";

const { generateMetadata, page } = definePage({
  permission: "organizations:edit",
  params: ["address"],
  load: async (ctx, { params, locale }) => {
    const known = await getOrganization(ctx, params.address);
    const access = editAccess(ctx);
    const { sessionConfigured } = ctx.upstream;
    return {
      known,
      access,
      sessionConfigured,
      form: known.goneAt === null && access !== "none" ? loadForm(ctx, known.address, locale) : null,
    };
  },
  title: async () => (await getText("organizations.editPage"))("title"),
  render: async ({ data: { known, access, sessionConfigured, form } }) => {
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
          "organizations.type",
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
          <EditAccessNote access={access} sessionConfigured={sessionConfigured} />
        )}
        <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
          {form ? (
            <Soon data={form} fallback={<FormSkeleton label={text("loading")} />}>
              {(loaded) => <CurrentForm loaded={loaded} />}
            </Soon>
          ) : (
            <p className="text-ink-2">{text("customerOnly")}</p>
          )}
          <OrganizationCustomer organization={known} canLink />
        </div>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { can } from "@/lib/auth/permissions";
import { getImportPage } from "@/lib/imports/read";
import { importRowsDefaults, importRowsQuerySchema } from "@/lib/imports/schemas";
import { translateImport } from "@/lib/imports/translate";
import { getText } from "@/lib/messages/get-text";
import { getSlots } from "@/lib/organizations/form-options";
import { definePage } from "@/lib/page";
import { shortId } from "../../../operations/operation-title";
import { Slots } from "../../new/slots";
import { importTitle } from "../import-state";
import { ImportFollow } from "./import-follow";

const { generateMetadata, page } = definePage({
  permission: "operations:read",
  params: ["id"],
  search: { schema: importRowsQuerySchema, defaults: importRowsDefaults },
  load: async (ctx, { params, query }) => {
    const found = await getImportPage(ctx, params.id, query);
    // If the console stopped it, the quota is the likely reason.
    const stoppedByConsole = found.import.stopped !== null && found.import.stopped.by === null;
    const mayImport = can(ctx.actor.role, "organizations:import");
    return { found, slots: mayImport && stoppedByConsole ? getSlots(ctx) : null };
  },
  title: async ({ params }) => (await getText("imports.detail"))("title", { id: shortId(params.id) }),
  render: async ({ params: { id }, query, ignored, data: { found, slots }, may, locale }) => {
    const mayImport = may("organizations:import");
    const { import: view, now } = found;
    const text = await getText("imports.detail");
    const list = await getText("organizations.list");
    return (
      <ClientText of={["imports.follow", "imports.groups", "imports.progress", "imports.rows"]}>
        <PageHeader
          title={importTitle(view, await getText("imports.progress"))}
          subtitle={text.rich("subtitle", {
            ...{ id: shortId(id), actor: view.actorName },
            time: () => <RelativeTime value={view.createdAt} now={now} />,
          })}
          breadcrumbs={[
            { href: "/organizations", label: list("title") },
            ...(mayImport ? [{ href: "/organizations/import", label: text("breadcrumb") }] : []),
          ]}
        />
        <IgnoredFilters names={ignored} />
        {slots ? (
          <Soon data={slots} fallback={null}>
            {(left) => <Slots slots={left} now={now} />}
          </Soon>
        ) : null}
        <ImportFollow initial={translateImport(found, locale)} query={query} canStop={mayImport} />
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

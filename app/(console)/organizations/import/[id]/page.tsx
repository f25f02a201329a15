import { Suspense } from "react";
import { z } from "zod";
import { ClientText } from "@/components/client-text";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
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
import { SlotsLeft } from "../../new/slots";
import { importTitle } from "../import-state";
import { ImportFollow } from "./import-follow";

const ImportPage = definePage({
  permission: "operations:read",
  params: z.object({ id: z.uuid() }),
  search: { schema: importRowsQuerySchema, defaults: importRowsDefaults },
  load: async (ctx, { params: { id }, query }) => {
    const found = await getImportPage(ctx, id, query);
    // Where the console stopped it: most likely because of the quota.
    const isShort = found.import.stopped?.by === null && can(ctx.actor.role, "organizations:import");
    return { found, slots: isShort ? getSlots(ctx) : null };
  },
  title: async ({ params }) => (await getText("imports.detail"))("title", { id: shortId(params.id) }),
  render: async ({ found, slots }, { params: { id }, query, ignored, can, locale }) => {
    const mayImport = can("organizations:import");
    const { import: view, now } = found;
    const text = await getText("imports.detail");
    const list = await getText("organizations.list");
    return (
      <UrlStateProvider>
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
          {ignored.length > 0 ? (
            <Note title={text("ignored", { count: ignored.length, names: ignored.join(", ") })} className="mb-3" />
          ) : null}
          {slots ? (
            <Suspense>
              <SlotsLeft slots={slots} now={now} />
            </Suspense>
          ) : null}
          <ImportFollow initial={translateImport(found, locale)} query={query} canStop={mayImport} />
        </ClientText>
      </UrlStateProvider>
    );
  },
});

export const generateMetadata = ImportPage.generateMetadata;
export default ImportPage;

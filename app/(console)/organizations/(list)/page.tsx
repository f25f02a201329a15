import { ClientText } from "@/components/client-text";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { ListView } from "@/components/data-table/list-view";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { getText } from "@/lib/messages/get-text";
import { organizationFacets } from "@/lib/organizations/counts";
import { listOrganizations } from "@/lib/organizations/list";
import { organizationQueryDefaults, organizationQuerySchema } from "@/lib/organizations/list-query";
import { definePage } from "@/lib/page";
import { getSyncStatus } from "@/lib/sync/status";
import { withoutUnknown } from "../../../without-unknown";
import { Freshness } from "../freshness";
import { OrganizationFilters } from "./organization-filters";
import { OrganizationTable } from "./organization-table";
import { OrganizationsEmpty } from "./organizations-empty";

const { generateMetadata, page } = definePage({
  permission: "organizations:read",
  search: { schema: organizationQuerySchema, defaults: organizationQueryDefaults },
  load: async (ctx, asked) => {
    const [facets, listed, sync] = await Promise.all([
      organizationFacets(ctx),
      listOrganizations(ctx, asked.query),
      getSyncStatus(ctx),
    ]);
    const known = withoutUnknown(asked, facets);
    const list = known.ignored.length > asked.ignored.length ? await listOrganizations(ctx, known.query) : listed;
    return { query: known.query, ignored: known.ignored, facets, list, sync };
  },
  title: async () => (await getText("organizations.list"))("title"),
  render: async ({ data: { query, ignored, facets, list, sync }, may, now }) => {
    const filtered = [query.q, query.type, query.country, query.linked, query.status].some((value) => value !== "");
    const text = await getText("organizations.list");
    const { rows, ...pages } = list;
    return (
      <ClientText of={["organizations.rows", "sync.freshness", "sync.progress"]}>
        <PageHeader
          title={text("title")}
          subtitle={text("summary", { total: facets.total, unassigned: facets.unlinked })}
          actions={
            <>
              <Freshness initial={sync} canSync={may("sync:run")} />
              {may("organizations:import") ? (
                <ButtonLink href="/organizations/import" size="sm">
                  {text("import")}
                </ButtonLink>
              ) : null}
            </>
          }
        />
        <IgnoredFilters names={ignored} tone="info" />
        <ListView
          filters={
            <OrganizationFilters
              types={facets.types}
              countries={facets.countries}
              matches={filtered ? list.total : null}
              more={list.more}
            />
          }
          empty={
            list.total === 0 ? (
              <OrganizationsEmpty
                q={query.q}
                filtered={filtered}
                synced={sync.syncedAt !== null}
                canCreate={may("organizations:create")}
              />
            ) : null
          }
          {...pages}
          pageSize={query.size}
          noun="organizations"
        >
          <OrganizationTable rows={rows} gone={query.status === "gone"} now={now} />
        </ListView>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

import type { Metadata } from "next";
import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { DataRegion } from "@/components/data-table/data-region";
import { Pagination } from "@/components/data-table/pagination";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Num } from "@/components/ui/number";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { organizationFacets } from "@/lib/organizations/counts";
import { listOrganizations } from "@/lib/organizations/list";
import { organizationQueryDefaults, organizationQuerySchema } from "@/lib/organizations/list-query";
import { getSystemContext } from "@/lib/server-context";
import { getSyncStatus } from "@/lib/sync/status";
import { type RawSearchParams, readSearchParams } from "../../../search-params";
import { Freshness } from "../freshness";
import { withoutUnknown } from "../without-unknown";
import { OrganizationFilters } from "./organization-filters";
import { OrganizationTable } from "./organization-table";
import { OrganizationsEmpty } from "./organizations-empty";

export const metadata: Metadata = { title: "Organizations" };

export default async function OrganizationsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const actor = await requirePagePermission("organizations:read");
  const ctx = await getSystemContext();
  const read = readSearchParams(organizationQuerySchema, organizationQueryDefaults, await searchParams);
  const [facets, listed, sync] = await Promise.all([
    organizationFacets(ctx),
    listOrganizations(ctx, read.query),
    getSyncStatus(ctx),
  ]);
  const { query, ignored } = withoutUnknown(read, facets);
  const list = ignored.length > read.ignored.length ? await listOrganizations(ctx, query) : listed;
  const filtered = [query.q, query.type, query.country, query.linked, query.status].some((value) => value !== "");
  return (
    <ClientText of={["sync.freshness", "sync.progress"]}>
      <PageHeader
        title="Organizations"
        subtitle={
          <>
            <Num value={facets.total} /> organizations · <Num value={facets.unlinked} /> not linked to a customer
          </>
        }
        actions={
          <>
            <Freshness initial={sync} canSync={can(actor.role, "sync:run")} />
            {can(actor.role, "organizations:import") ? (
              <ButtonLink href="/organizations/import" size="sm">
                Import
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {ignored.length > 0 ? (
        <Note tone="info" title={`Not understood and left out: ${ignored.join(", ")}`} className="mb-3">
          The address of this page has a value that does not exist. What you see is without it.
        </Note>
      ) : null}
      <Panel>
        <Suspense>
          <UrlStateProvider>
            <OrganizationFilters
              types={facets.types}
              countries={facets.countries}
              matches={filtered ? list.total : null}
              more={list.more}
            />
            <DataRegion>
              {list.total === 0 ? (
                <OrganizationsEmpty
                  q={query.q}
                  filtered={filtered}
                  synced={sync.syncedAt !== null}
                  canCreate={can(actor.role, "organizations:create")}
                />
              ) : (
                <>
                  <OrganizationTable rows={list.rows} gone={query.status === "gone"} now={ctx.now().toISOString()} />
                  <Pagination
                    page={list.page}
                    pageSize={query.size}
                    total={list.total}
                    more={list.more}
                    next={list.next}
                    previous={list.previous}
                    noun="organizations"
                  />
                </>
              )}
            </DataRegion>
          </UrlStateProvider>
        </Suspense>
      </Panel>
    </ClientText>
  );
}

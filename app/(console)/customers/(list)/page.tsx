import type { Metadata } from "next";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { DataRegion } from "@/components/data-table/data-region";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { MatchCount } from "@/components/data-table/match-count";
import { Pagination } from "@/components/data-table/pagination";
import { SearchInput } from "@/components/data-table/search-input";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Num } from "@/components/ui/number";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { can } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { customerFacets } from "@/lib/customers/counts";
import { listCustomers } from "@/lib/customers/read";
import { getContext } from "@/lib/server-context";
import { getSyncStatus } from "@/lib/sync/status";
import { CustomersEmpty } from "./customers-empty";
import { CustomersTable } from "./customers-table";
import { customerParamDefaults, customerParamsSchema } from "./search-params";

export const metadata: Metadata = { title: "Customers" };

type Props = { searchParams: Promise<RawSearchParams> };

export default async function CustomersPage({ searchParams }: Props) {
  const actor = await requirePagePermission("customers:read");
  const { query, ignored } = readSearchParams(customerParamsSchema, customerParamDefaults, await searchParams);
  const ctx = await getContext(actor);
  const dir = query.dir || (query.sort === "name" ? "asc" : "desc");
  const [facets, list, sync] = await Promise.all([
    customerFacets(ctx),
    listCustomers(ctx, { ...query, dir }),
    getSyncStatus(ctx),
  ]);
  const mayWrite = can(actor.role, "customers:write");
  const filtered = query.q !== "" || query.tag !== "" || query.archived !== "";

  return (
    <>
      <PageHeader
        title="Customers"
        subtitle={
          <>
            <Num value={facets.total} /> {facets.total === 1 ? "customer" : "customers"}
            {facets.archived > 0 ? (
              <>
                {" · "}
                <Num value={facets.archived} /> archived
              </>
            ) : null}
            {" · usage as of "}
            <RelativeTime value={sync.syncedAt} now={sync.now} fallback="never: Vocdoni was not read yet" />
          </>
        }
        actions={mayWrite ? <ButtonLink href="/customers/new">New customer</ButtonLink> : undefined}
      />
      {ignored.length > 0 ? (
        <Note title={`Part of the address was not understood and left out: ${ignored.join(", ")}`} className="mb-3">
          The list below is shown without it.
        </Note>
      ) : null}
      <UrlStateProvider>
        <Panel aria-label="List of customers">
          <FilterBar clears={["q", "tag", "archived"]} end={filtered ? <MatchCount matches={list.total} /> : null}>
            <SearchInput label="Search customers" placeholder="Name or external id" />
            {facets.tags.length > 0 || query.tag ? (
              <FilterPill
                label="Tag"
                param="tag"
                options={facets.tags.map((tag) => ({ value: tag, label: tag }))}
                anyLabel="Any tag"
              />
            ) : null}
            <FilterPill
              label="Archived"
              param="archived"
              options={[{ value: "yes", label: "Only archived", count: facets.archived }]}
              anyLabel="Not archived"
            />
          </FilterBar>
          <DataRegion>
            {list.total === 0 ? (
              <CustomersEmpty archived={facets.archived} filtered={filtered} mayWrite={mayWrite} />
            ) : (
              <>
                <CustomersTable rows={list.rows} />
                <Pagination page={list.page} pageSize={query.size} total={list.total} noun="customers" />
              </>
            )}
          </DataRegion>
        </Panel>
      </UrlStateProvider>
    </>
  );
}

import type { Metadata } from "next";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { DataRegion } from "@/components/data-table/data-region";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { Pagination } from "@/components/data-table/pagination";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requirePagePermission } from "@/lib/auth/session";
import { listOperations } from "@/lib/operations/read";
import { isMoving, kindWords, operationKinds, operationStates, stateWords } from "@/lib/operations/schemas";
import { getContext } from "@/lib/server-context";
import { RefreshWhile } from "../refresh-while";
import { operationListDefaults, operationListSchema } from "../search-params";
import { OperationsTable } from "./operations-table";

export const metadata: Metadata = { title: "Operations" };

const states = [
  { value: "open", label: "Open" },
  ...operationStates.map((state) => ({ value: state, label: stateWords[state] })),
];
const kinds = operationKinds.map((kind) => ({ value: kind, label: kindWords[kind] }));

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return <EmptyState title="No operation matches these filters" body="Take a filter off above to see more." />;
  }
  return (
    <EmptyState
      title="No operations yet"
      body="Each creation, edit and deletion of an organization is written down here before it is sent to Vocdoni, and followed until its outcome is known."
      action={<ButtonLink href="/organizations">Go to the organizations</ButtonLink>}
    />
  );
}

export default async function OperationsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const actor = await requirePagePermission("operations:read");
  const ctx = await getContext(actor);
  const { query, ignored } = readSearchParams(operationListSchema, operationListDefaults, await searchParams);
  const { rows, total, page } = await listOperations(ctx, query);
  const now = ctx.now().toISOString();
  return (
    <UrlStateProvider>
      <PageHeader
        title="Operations"
        subtitle="Every change at Vocdoni, written down before it was sent and followed to its end"
      />
      {ignored.length > 0 ? (
        <Note title="Part of this address was not understood" className="mb-3">
          Unknown values of {ignored.join(", ")} were left out; you see the list without them.
        </Note>
      ) : null}
      <RefreshWhile active={rows.some((row) => isMoving(row.state))} />
      <Panel aria-label="List of operations">
        <FilterBar>
          <FilterPill label="State" param="state" options={states} />
          <FilterPill label="Kind" param="kind" options={kinds} />
        </FilterBar>
        <DataRegion>
          {rows.length > 0 ? (
            <>
              <OperationsTable rows={rows} now={now} />
              <Pagination page={page} pageSize={query.size} total={total} noun="operations" />
            </>
          ) : (
            <Nothing filtered={query.kind !== "" || query.state !== ""} />
          )}
        </DataRegion>
      </Panel>
    </UrlStateProvider>
  );
}

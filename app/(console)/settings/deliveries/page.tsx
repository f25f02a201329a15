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
import { deliveryStates, deliveryStateWords } from "@/lib/notifications/channel-schemas";
import { listChannels } from "@/lib/notifications/channels";
import { listDeliveries } from "@/lib/notifications/deliveries";
import { getContext } from "@/lib/server-context";
import { RefreshWhile } from "../../operations/refresh-while";
import { isMoving } from "../delivery-state";
import { DeliveriesTable } from "./deliveries-table";
import { deliveryListDefaults, deliveryListSchema } from "./search-params";

export const metadata: Metadata = { title: "Delivery log" };

const states = deliveryStates.map((state) => ({ value: state, label: deliveryStateWords[state] }));

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered)
    return <EmptyState title="No delivery matches these filters" body="Take a filter off above to see more." />;
  return (
    <EmptyState
      title="Nothing was sent yet"
      body="Each alert that is sent to a channel, and each test, is listed here with its attempts."
      action={<ButtonLink href="/settings">Go to the channels</ButtonLink>}
    />
  );
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const actor = await requirePagePermission("settings:read");
  const ctx = await getContext(actor);
  const { query, ignored } = readSearchParams(deliveryListSchema, deliveryListDefaults, await searchParams);
  const [{ rows, total, page }, channels] = await Promise.all([listDeliveries(ctx, query), listChannels(ctx)]);
  const now = ctx.now().toISOString();
  return (
    <UrlStateProvider>
      <PageHeader
        title="Delivery log"
        subtitle="What was sent to each channel, each attempt and what came of it"
        breadcrumbs={[{ href: "/settings", label: "Settings" }]}
      />
      {ignored.length > 0 ? (
        <Note title="Part of this address was not understood" className="mb-3">
          Unknown values of {ignored.join(", ")} were left out; you see the log without them.
        </Note>
      ) : null}
      <RefreshWhile active={rows.some(isMoving)} />
      <Panel aria-label="Deliveries">
        <FilterBar>
          <FilterPill
            label="Channel"
            param="channel"
            options={channels.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FilterPill label="State" param="state" options={states} />
        </FilterBar>
        <DataRegion>
          {rows.length > 0 ? (
            <>
              <DeliveriesTable rows={rows} now={now} />
              <Pagination page={page} pageSize={query.size} total={total} noun="deliveries" />
            </>
          ) : (
            <Nothing filtered={query.channel !== "" || query.state !== ""} />
          )}
        </DataRegion>
      </Panel>
    </UrlStateProvider>
  );
}

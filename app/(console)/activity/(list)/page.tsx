import type { Metadata } from "next";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { DataRegion } from "@/components/data-table/data-region";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { Pagination } from "@/components/data-table/pagination";
import { SearchInput } from "@/components/data-table/search-input";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listAudit } from "@/lib/audit/list";
import { auditActions } from "@/lib/audit/schemas";
import { requirePagePermission } from "@/lib/auth/session";
import { getContext } from "@/lib/server-context";
import { readTimeZone } from "@/lib/settings/time-zone";
import { listStaff } from "@/lib/staff/manage";
import { zoneWords } from "@/lib/time-zone";
import { ActivityTable } from "./activity-table";
import { DayFilter } from "./day-filter";
import { activityParamDefaults, activityParamsSchema } from "./search-params";

export const metadata: Metadata = { title: "Activity" };

const actionOptions = Object.entries(auditActions).map(([value, label]) => ({ value, label }));

type Props = { searchParams: Promise<RawSearchParams> };

function NothingFound({ filtered, timeZone }: { filtered: boolean; timeZone: string }) {
  return filtered ? (
    <EmptyState
      title="Nothing was recorded that matches"
      body={`A target must be exact: a whole address, an id, or the e-mail of a sign-in. A day runs from midnight to midnight (${zoneWords(timeZone)}).`}
      action={<ButtonLink href="/activity">Clear all filters</ButtonLink>}
    />
  ) : (
    <EmptyState title="Nothing was recorded yet" body="Every change and every sign-in will be listed here." />
  );
}

export default async function ActivityPage({ searchParams }: Props) {
  const actor = await requirePagePermission("activity:read");
  const { query, ignored } = readSearchParams(activityParamsSchema, activityParamDefaults, await searchParams);
  const ctx = await getContext(actor);
  const { person, ...rest } = query;
  const [list, people, timeZone] = await Promise.all([
    listAudit(ctx, { ...rest, actorId: person }),
    listStaff(ctx),
    readTimeZone(ctx),
  ]);
  const filtered = [person, query.action, query.target, query.day].some((value) => value !== "");

  return (
    <>
      <PageHeader
        title="Activity"
        subtitle="Every change and every sign-in, newest first. Nobody can edit or remove an entry."
      />
      {ignored.length > 0 ? (
        <Note title={`Part of the address was not understood and left out: ${ignored.join(", ")}`} className="mb-3">
          The list below is shown without it.
        </Note>
      ) : null}
      <UrlStateProvider>
        <Panel aria-label="Recorded activity">
          <FilterBar clears={["target", "person", "action", "day"]}>
            <SearchInput label="Exact address, id or e-mail" placeholder="Exact address, id or e-mail" param="target" />
            <FilterPill
              label="Person"
              param="person"
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              anyLabel="Anybody"
            />
            <FilterPill label="Action" param="action" options={actionOptions} anyLabel="Any action" />
            <DayFilter value={query.day} />
          </FilterBar>
          <DataRegion>
            {list.total === 0 ? (
              <NothingFound filtered={filtered} timeZone={timeZone} />
            ) : (
              <>
                <ActivityTable rows={list.rows} now={ctx.now().toISOString()} />
                <Pagination page={list.page} pageSize={query.size} total={list.total} noun="entries" />
              </>
            )}
          </DataRegion>
        </Panel>
      </UrlStateProvider>
    </>
  );
}

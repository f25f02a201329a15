import type { Metadata } from "next";
import { headers } from "next/headers";
import { Suspense } from "react";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { DataRegion } from "@/components/data-table/data-region";
import { Pagination } from "@/components/data-table/pagination";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { buttonVariants } from "@/components/ui/button-variants";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { requirePagePermission } from "@/lib/auth/session";
import { pickLocale } from "@/lib/format";
import { organizationFacets } from "@/lib/organizations/counts";
import { rankingState, rankUsage } from "@/lib/quota/ranking";
import { rankingQueryDefaults, rankingQuerySchema, withinRanking } from "@/lib/quota/ranking-schemas";
import { getQuota } from "@/lib/quota/read";
import { quotaAge } from "@/lib/quota/view";
import { getContext } from "@/lib/server-context";
import { readTimeZone } from "@/lib/settings/time-zone";
import { withoutUnknown } from "../../organizations/without-unknown";
import { poolOf, poolWords, rankingNotes } from "../usage-words";
import { UsageChoices } from "./usage-choices";
import { UsageEmpty } from "./usage-empty";
import { UsageFilters } from "./usage-filters";
import { UsageMeaning } from "./usage-meaning";
import { UsageTable } from "./usage-table";

export const metadata: Metadata = { title: "Who uses it" };

/** The limits change seldom: a reading of the last hours does. */
const QUOTA_AGE_MS = 3_600_000;

const exportOf = (query: Record<string, string | number>) => {
  const given = Object.entries(query).filter(
    ([key, value]) => value !== "" && !["page", "size", "after", "before"].includes(key),
  );
  return `/api/quota/usage?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
};

export default async function UsagePage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const actor = await requirePagePermission("quota:read");
  const read = readSearchParams(rankingQuerySchema, rankingQueryDefaults, await searchParams);
  const within = withinRanking(read.query);
  const ctx = await getContext(actor);
  const [state, facets, { quota }, timeZone] = await Promise.all([
    rankingState(ctx),
    organizationFacets(ctx),
    getQuota(ctx, quotaAge(actor, QUOTA_AGE_MS)),
    readTimeZone(ctx),
  ]);
  const given = { query: within.query, ignored: [...read.ignored, ...within.ignored] };
  const { query, ignored } = withoutUnknown(given, facets);
  const list = await rankUsage(ctx, query, state);
  const locale = pickLocale((await headers()).get("accept-language"));
  const now = ctx.now().toISOString();
  const pool = state ? poolOf(state, quota, query.counter) : null;
  const filtered = [query.q, query.type, query.country, query.status].some((value) => value !== "");
  return (
    <>
      <PageHeader
        title="Who uses it"
        breadcrumbs={[{ href: "/quota", label: "Quota" }]}
        subtitle={
          state ? (
            <>
              Worked out every hour, last <RelativeTime value={state.at} now={now} />
            </>
          ) : (
            "Not worked out yet"
          )
        }
        actions={
          <a href={exportOf(query)} download className={buttonVariants({})}>
            Export CSV
          </a>
        }
      />
      {ignored.length > 0 ? (
        <Note tone="info" title={`Not understood and left out: ${ignored.join(", ")}`} className="mb-3">
          The address of this page has a value that does not exist here. What you see is without it.
        </Note>
      ) : null}
      {state
        ? rankingNotes(state, now, timeZone).map((note) => <Note key={note} title={note} className="mb-3" />)
        : null}
      <Suspense>
        <UrlStateProvider>
          <UsageChoices query={query} />
          {pool ? <p className="mb-2.5 text-ink-2 text-sm">{poolWords(query.counter, pool, locale)}</p> : null}
          <Panel aria-label="Ranking">
            <UsageFilters query={query} facets={facets} matches={filtered ? list.total : null} more={list.more} />
            <DataRegion>
              {pool === null || list.total === 0 ? (
                <UsageEmpty query={query} filtered={filtered} workedOut={state !== null} />
              ) : (
                <>
                  <UsageTable rows={list.rows} query={query} pool={pool} locale={locale} />
                  <Pagination
                    page={list.page}
                    pageSize={query.size}
                    total={list.total}
                    more={list.more}
                    next={list.next}
                    previous={list.previous}
                    noun={query.by === "customer" ? "lines" : "organizations"}
                  />
                </>
              )}
            </DataRegion>
          </Panel>
        </UrlStateProvider>
      </Suspense>
      <UsageMeaning query={query} timeZone={timeZone} />
    </>
  );
}

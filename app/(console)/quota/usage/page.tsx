import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { ListView } from "@/components/data-table/list-view";
import { Note } from "@/components/ui/banner";
import { buttonVariants } from "@/components/ui/button-variants";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { getText } from "@/lib/messages/get-text";
import { organizationFacets } from "@/lib/organizations/counts";
import { definePage } from "@/lib/page";
import { getQuota } from "@/lib/quota/read";
import { quotaAge } from "@/lib/quota/view";
import { readTimeZone } from "@/lib/settings/time-zone";
import { rankingState, rankUsage } from "@/lib/usage/ranking";
import { rankingQueryDefaults, rankingQuerySchema, withinRanking } from "@/lib/usage/ranking-schemas";
import { withoutUnknown } from "../../../without-unknown";
import { rankingNotes, shareBaseOf, totalText } from "../usage-figures";
import { UsageChoices } from "./usage-choices";
import { UsageEmpty } from "./usage-empty";
import { UsageFilters } from "./usage-filters";
import { UsageHelp } from "./usage-help";
import { UsageTable } from "./usage-table";

/** Limits rarely change: a reading from the last hours is enough. */
const QUOTA_AGE_MS = 3_600_000;

const exportOf = (query: Record<string, string | number>) => {
  const given = Object.entries(query).filter(
    ([key, value]) => value !== "" && !["page", "size", "after", "before"].includes(key),
  );
  return `/api/quota/usage?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
};

const { generateMetadata, page } = definePage({
  permission: "quota:read",
  search: { schema: rankingQuerySchema, defaults: rankingQueryDefaults },
  load: async (ctx, asked) => {
    const within = withinRanking(asked.query);
    const [state, facets, { quota }, timeZone] = await Promise.all([
      rankingState(ctx),
      organizationFacets(ctx),
      getQuota(ctx, quotaAge(ctx.actor, QUOTA_AGE_MS)),
      readTimeZone(ctx),
    ]);
    const given = { query: within.query, ignored: [...asked.ignored, ...within.ignored] };
    const known = withoutUnknown(given, facets);
    return { ...known, list: await rankUsage(ctx, known.query, state), state, facets, quota, timeZone };
  },
  title: async () => (await getText("usage.page"))("title"),
  render: async ({ data: { query, ignored, list, state, facets, quota, timeZone }, locale, now }) => {
    const [text, total] = await Promise.all([getText("usage.page"), getText("usage.total")]);
    const { rows, ...pages } = list;
    const pool = state ? shareBaseOf(state, quota, query.counter) : null;
    const filtered = [query.q, query.type, query.country, query.status].some((value) => value !== "");
    return (
      <>
        <PageHeader
          title={text("title")}
          breadcrumbs={[{ href: "/quota", label: text("quota") }]}
          subtitle={
            state ? text.rich("updated", { ago: () => <RelativeTime value={state.at} now={now} /> }) : text("pending")
          }
          actions={
            <a href={exportOf(query)} download className={buttonVariants({})}>
              {text("export")}
            </a>
          }
        />
        <IgnoredFilters names={ignored} tone="info" />
        {state
          ? rankingNotes(text, state, { now, timeZone, locale }).map((note) => (
              <Note key={note} title={note} className="mb-3" />
            ))
          : null}
        <ListView
          label={text("ranking")}
          above={
            <>
              <UsageChoices query={query} />
              {pool ? <p className="mb-2.5 text-ink-2 text-sm">{totalText(total, query.counter, pool)}</p> : null}
            </>
          }
          filters={
            <UsageFilters query={query} facets={facets} matches={filtered ? list.total : null} more={list.more} />
          }
          empty={
            pool === null || list.total === 0 ? (
              <UsageEmpty query={query} filtered={filtered} available={state !== null} />
            ) : null
          }
          {...pages}
          pageSize={query.size}
          noun={query.by === "customer" ? "customers" : "organizations"}
        >
          {pool ? <UsageTable rows={rows} query={query} pool={pool} locale={locale} /> : null}
        </ListView>
        <UsageHelp query={query} timeZone={timeZone} />
      </>
    );
  },
});

export { generateMetadata, page as default };

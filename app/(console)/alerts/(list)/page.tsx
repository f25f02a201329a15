import type { Metadata } from "next";
import { headers } from "next/headers";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { DataRegion } from "@/components/data-table/data-region";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { Pagination } from "@/components/data-table/pagination";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listAlertDeliveries } from "@/lib/alerts/deliveries";
import { listAlerts } from "@/lib/alerts/list";
import { alertStates } from "@/lib/alerts/schemas";
import { readAlertSettings } from "@/lib/alerts/settings";
import { can } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { pickLocale } from "@/lib/format";
import { getContext } from "@/lib/server-context";
import { readTimeZone } from "@/lib/settings/time-zone";
import { KeepFocus } from "../../drift/keep-focus";
import { RefreshWhile } from "../../operations/refresh-while";
import { AlertItem } from "../alert-item";
import { ForecastDays } from "../forecast-days";
import { stateWords } from "../state-words";
import { alertListDefaults, alertListSchema } from "./search-params";

export const metadata: Metadata = { title: "Alerts" };

const LIST = "alerts-list";
const REFRESH_MS = 60_000;
const states = alertStates.map((state) => ({ value: state, label: stateWords[state] }));

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) return <EmptyState title="No alert is in this state" body="Take the filter off above to see all." />;
  return (
    <EmptyState
      title="No alerts yet"
      body="One opens here when usage passes a threshold of its limit, or when a limit may be reached soon."
      action={<ButtonLink href="/quota">Look at the quota</ButtonLink>}
    />
  );
}

export default async function AlertsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const actor = await requirePagePermission("quota:read");
  const ctx = await getContext(actor);
  const { query, ignored } = readSearchParams(alertListSchema, alertListDefaults, await searchParams);
  const [{ rows, total, page }, { forecastDays }, timeZone] = await Promise.all([
    listAlerts(ctx, query),
    readAlertSettings(ctx),
    readTimeZone(ctx),
  ]);
  const deliveries = await listAlertDeliveries(
    ctx,
    rows.map(({ id }) => id),
  );
  const locale = pickLocale((await headers()).get("accept-language"));
  const now = ctx.now().toISOString();
  return (
    <UrlStateProvider>
      <PageHeader
        title="Alerts"
        subtitle={
          <>
            When usage passes a threshold of the{" "}
            <Link href="/quota" className="link">
              quota
            </Link>
            , or a limit may be reached within {forecastDays} {forecastDays === 1 ? "day" : "days"}
          </>
        }
        actions={can(actor.role, "settings:write") ? <ForecastDays days={forecastDays} /> : null}
      />
      {ignored.length > 0 ? (
        <Note title="Part of this address was not understood" className="mb-3">
          Unknown values of {ignored.join(", ")} were left out; you see the list without them.
        </Note>
      ) : null}
      <RefreshWhile active everyMs={REFRESH_MS} />
      <Panel aria-label="List of alerts">
        <FilterBar>
          <FilterPill label="State" param="state" options={states} />
        </FilterBar>
        <DataRegion>
          {rows.length > 0 ? (
            <KeepFocus id={LIST}>
              <ul id={LIST} aria-label="Alerts, the open ones first">
                {rows.map((alert) => (
                  <AlertItem
                    key={alert.id}
                    alert={alert}
                    deliveries={deliveries.get(alert.id) ?? []}
                    mayAcknowledge={can(actor.role, "alerts:acknowledge")}
                    locale={locale}
                    timeZone={timeZone}
                    now={now}
                  />
                ))}
              </ul>
              <Pagination page={page} pageSize={query.size} total={total} noun="alerts" />
            </KeepFocus>
          ) : (
            <Nothing filtered={query.state !== ""} />
          )}
        </DataRegion>
      </Panel>
      <p className="mt-3 max-w-[75ch] text-ink-3 text-sm">
        Each threshold warns once, and again only after usage was 5 points below it (of one under 25%, a fifth of it); a
        forecast only after it was a week beyond its days. There an alert closes by itself, a fall once it was read
        twice. What Vocdoni does not say opens and closes nothing.
        {can(actor.role, "settings:read") ? (
          <>
            {" "}
            <Link href="/settings" className="link">
              Where alerts are sent
            </Link>
          </>
        ) : null}
      </p>
    </UrlStateProvider>
  );
}

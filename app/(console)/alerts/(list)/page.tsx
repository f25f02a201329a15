import { z } from "zod";
import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { ListView } from "@/components/data-table/list-view";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeepFocus } from "@/components/ui/keep-focus";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { listAlertDeliveries } from "@/lib/alerts/deliveries";
import { listAlerts } from "@/lib/alerts/list";
import { alertStates } from "@/lib/alerts/model";
import { alertStateSchema } from "@/lib/alerts/schemas";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { pageParams } from "@/lib/paging/params";
import { readAlertSettings } from "@/lib/settings/alerts";
import { readTimeZone } from "@/lib/settings/time-zone";
import { AlertItem } from "../alert-item";
import { ForecastDays } from "../forecast-days";

const LIST = "alerts-list";
const REFRESH_MS = 60_000;

function Nothing({ filtered }: { filtered: boolean }) {
  const text = useText("alerts.list");
  if (filtered) return <EmptyState title={text("noneMatch")} body={text("noneMatchBody")} />;
  return (
    <EmptyState
      title={text("none")}
      body={text("noneBody")}
      action={<ButtonLink href="/quota">{text("viewQuota")}</ButtonLink>}
    />
  );
}

const { generateMetadata, page } = definePage({
  permission: "quota:read",
  search: {
    schema: z.object({
      state: z.union([z.literal(""), alertStateSchema]),
      ...pageParams,
    }),
    defaults: { state: "", page: 1, size: 25 },
  },
  load: async (ctx, { query }) => {
    const [list, { forecastDays }, timeZone] = await Promise.all([
      listAlerts(ctx, query),
      readAlertSettings(ctx),
      readTimeZone(ctx),
    ]);
    const deliveries = await listAlertDeliveries(
      ctx,
      list.rows.map(({ id }) => id),
    );
    return { ...list, deliveries, forecastDays, timeZone };
  },
  title: async () => (await getText("alerts.list"))("title"),
  render: async ({
    query,
    ignored,
    data: { rows, total, page, deliveries, forecastDays, timeZone },
    may,
    locale,
    now,
  }) => {
    const [text, state] = await Promise.all([getText("alerts.list"), getText("alerts.state")]);
    return (
      <ClientText of={["alerts.acknowledge", "alerts.forecast"]}>
        <PageHeader
          title={text("title")}
          subtitle={text.rich("subtitle", {
            days: forecastDays,
            quota: (chunks) => (
              <Link href="/quota" className="link">
                {chunks}
              </Link>
            ),
          })}
          actions={may("settings:write") ? <ForecastDays days={forecastDays} /> : null}
        />
        <IgnoredFilters names={ignored} />
        <RefreshWhile active everyMs={REFRESH_MS} />
        <KeepFocus id={LIST}>
          <ListView
            label={text("panel")}
            filters={
              <FilterBar>
                <FilterPill
                  label={text("stateFilter")}
                  param="state"
                  options={alertStates.map((value) => ({ value, label: state(value) }))}
                />
              </FilterBar>
            }
            empty={rows.length > 0 ? null : <Nothing filtered={query.state !== ""} />}
            page={page}
            pageSize={query.size}
            total={total}
            noun="alerts"
          >
            <ul id={LIST} aria-label={text("items")}>
              {rows.map((alert) => (
                <AlertItem
                  key={alert.id}
                  alert={alert}
                  deliveries={deliveries.get(alert.id) ?? []}
                  mayAcknowledge={may("alerts:acknowledge")}
                  locale={locale}
                  timeZone={timeZone}
                  now={now}
                />
              ))}
            </ul>
          </ListView>
        </KeepFocus>
        <p className="mt-3 max-w-[75ch] text-ink-3 text-sm">
          {text("note")}
          {may("settings:read") ? (
            <>
              {" "}
              <Link href="/settings" className="link">
                {text("channels")}
              </Link>
            </>
          ) : null}
        </p>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

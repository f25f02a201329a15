"use client";

import { useText } from "#use-text";
import { LevelChip } from "@/components/ui/gauge";
import { gaugeLevel } from "@/components/ui/gauge-level";
import { Panel } from "@/components/ui/panel";
import { ShareBar } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { cn } from "@/lib/cn";
import { formatPercent } from "@/lib/format";
import { forecastText } from "@/lib/quota/forecast-text";
import { type Quota, type QuotaKey, type QuotaView, usedOf } from "@/lib/quota/model";
import { calendarDay } from "@/lib/time/zone";
import type { TopCustomers } from "@/lib/usage/top-customers";
import { GaugeNote } from "../gauge-note";
import { barTone, sharesOf } from "../gauge-style";
import { QuotaNotes, QuotaUnreadable } from "../quota-notes";
import { useQuota } from "../quota-query";
import { TopCustomerList } from "../top-customer-list";
import { WalletCard } from "../wallet-card";
import { walletLevel } from "../wallet-level";
import { byUrgency } from "./by-urgency";

type CardProps = { view: QuotaView; quota: Quota; name: QuotaKey; users: TopCustomers | null; locale: string };

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2 border-line border-t py-1.5 text-sm">
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Card({ view, quota, name, users, locale }: CardProps) {
  const text = useText("quota.glance");
  const counter = useText("quota.counter")(name);
  const projected = useText("quota.forecast");
  const gauge = quota.gauges[name];
  const used = usedOf(quota, name);
  const limited = gauge.state === "limited" && used !== null ? gauge : null;
  const forecast = view.forecasts[name];
  const today = calendarDay(new Date(view.now), useTimeZone());
  const level = gaugeLevel(
    gauge.state === "limited" && !limited ? "unknown" : gauge.state,
    limited?.share ?? null,
    sharesOf(view.thresholds[name]),
  );
  const id = `glance-${name}`;
  return (
    <Panel pad titleId={id} title={counter} actions={<LevelChip level={level} />}>
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <span className="font-[650] text-2xl tracking-[-.02em]">
          {limited ? text("remaining", { left: limited.left }) : used === null ? "—" : text("used", { used })}
        </span>
        {limited ? (
          <span className="text-ink-3 text-sm">
            {text("ofLimit", {
              limit: limited.limit,
              share: formatPercent(limited.share, locale),
            })}
          </span>
        ) : null}
      </p>
      {limited ? <ShareBar share={limited.share} className={cn("my-2", barTone(level.tone))} /> : null}
      <dl className="mt-2">
        <Line term={text("now")}>
          <GaugeNote name={name} gauge={gauge} enabled={quota.enabled} wallet={view.wallet} />
        </Line>
        {forecast ? <Line term={text("forecast")}>{forecastText(projected, forecast, { today, locale })}</Line> : null}
        {limited ? <Line term={text("atLimit")}>{text(`consequence.${name}`)}</Line> : null}
        <Line term={text("topCustomers")}>
          {users ? <TopCustomerList users={users.top[name]} locale={locale} /> : text("pending")}
        </Line>
      </dl>
    </Panel>
  );
}

/** Each limit with what remains, its projected date and top customers; most urgent first, in one column. */
export function GlanceCards({
  initial,
  users,
  locale,
}: {
  initial: QuotaView;
  users: TopCustomers | null;
  locale: string;
}) {
  const { data: view, error, refresh, fetching } = useQuota(initial, false);
  const text = useText("quota.glance");
  const walletText = useText("quota.wallet");
  const { quota, wallet } = view;
  const ago = () => <RelativeTime value={view.checkedAt} now={view.now} />;
  const usersAgo = () => <RelativeTime value={users?.at} now={view.now} />;
  const card = wallet ? <WalletCard view={view} wallet={wallet} /> : null;
  const needsAttention = wallet !== null && walletLevel(walletText, wallet, view.walletEuros) !== null;
  return (
    <>
      {view.checkedAt ? (
        <p className="mb-3 text-ink-3 text-sm">
          {users ? text.rich("updatedBoth", { ago, usersAgo }) : text.rich("updated", { ago })}
        </p>
      ) : null}
      <QuotaNotes view={view} pollError={error} />
      {quota ? (
        <div className="flex flex-col gap-3">
          {needsAttention ? card : null}
          {byUrgency(quota).map((key) => (
            <Card key={key} view={view} quota={quota} name={key} users={users} locale={locale} />
          ))}
          {needsAttention ? null : card}
        </div>
      ) : (
        <QuotaUnreadable view={view} pollError={error} retry={refresh} pending={fetching} />
      )}
    </>
  );
}

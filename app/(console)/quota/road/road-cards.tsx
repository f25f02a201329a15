"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { LevelChip } from "@/components/ui/gauge";
import { gaugeLevel } from "@/components/ui/gauge-level";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { ShareBar } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { cn } from "@/lib/cn";
import { formatNumber, formatPercent } from "@/lib/format";
import { forecastWords } from "@/lib/quota/forecast-words";
import { type Quota, type QuotaKey, type QuotaView, quotaWords, usedOf } from "@/lib/quota/schemas";
import type { TopUsers } from "@/lib/quota/top-users";
import { calendarDay } from "@/lib/time-zone";
import { barTone, gaugeWords, sharesOf, thenWords } from "../gauge-words";
import { QuotaNotes } from "../quota-notes";
import { useQuota } from "../quota-query";
import { TopUserList } from "../top-users-panel";
import { WalletCard } from "../wallet-card";
import { walletLevel } from "../wallet-words";
import { pressingFirst } from "./pressing-first";

type CardProps = { view: QuotaView; quota: Quota; name: QuotaKey; users: TopUsers | null; locale: string };

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2 border-line border-t py-1.5 text-sm">
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Card({ view, quota, name, users, locale }: CardProps) {
  const gauge = quota.gauges[name];
  const used = usedOf(quota, name);
  const limited = gauge.state === "limited" && used !== null ? gauge : null;
  const forecast = view.forecasts[name];
  const timeZone = useTimeZone();
  const level = gaugeLevel(
    gauge.state === "limited" && !limited ? "unknown" : gauge.state,
    limited?.share ?? null,
    sharesOf(view.thresholds[name]),
  );
  const id = `road-${name}`;
  return (
    <Panel pad aria-labelledby={id}>
      <PanelHeader titleId={id} title={quotaWords[name]} actions={<LevelChip level={level} />} />
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <span className="font-[650] text-2xl tracking-[-.02em]">
          {limited
            ? `${formatNumber(limited.left, locale)} left`
            : used === null
              ? "—"
              : `${formatNumber(used, locale)} used`}
        </span>
        {limited ? (
          <span className="text-ink-3 text-sm">
            of {formatNumber(limited.limit, locale)}, {formatPercent(limited.share, locale)} used
          </span>
        ) : null}
      </p>
      {limited ? <ShareBar share={limited.share} className={cn("my-2", barTone(level.tone))} /> : null}
      <dl className="mt-2">
        <Line term="Now">{gaugeWords(name, gauge, { quota, wallet: view.wallet })}</Line>
        {forecast ? (
          <Line term="Runs out">{forecastWords(forecast, calendarDay(new Date(view.now), timeZone))}</Line>
        ) : null}
        {limited ? <Line term="Then">{thenWords(name)}</Line> : null}
        <Line term="Used by">
          {users ? <TopUserList users={users.top[name]} locale={locale} /> : "not worked out yet"}
        </Line>
      </dl>
    </Panel>
  );
}

/** The four questions for each limit, the most pressing first, in one column. */
export function RoadCards({ initial, users, locale }: { initial: QuotaView; users: TopUsers | null; locale: string }) {
  const { data: view, error, refresh, fetching } = useQuota(initial, false);
  const { quota, wallet } = view;
  const card = wallet ? <WalletCard view={view} wallet={wallet} /> : null;
  const needsSomeone = wallet !== null && walletLevel(wallet, view.walletEuros) !== null;
  return (
    <>
      <p className="mb-3 text-ink-3 text-sm">
        Quota checked <RelativeTime value={view.checkedAt} now={view.now} />
        {users ? (
          <>
            {" · users worked out "}
            <RelativeTime value={users.at} now={view.now} />
          </>
        ) : null}
      </p>
      <QuotaNotes view={view} pollError={error} />
      {quota ? (
        <div className="flex flex-col gap-3">
          {needsSomeone ? card : null}
          {pressingFirst(quota).map((key) => (
            <Card key={key} view={view} quota={quota} name={key} users={users} locale={locale} />
          ))}
          {needsSomeone ? null : card}
        </div>
      ) : (
        <Panel>
          <ErrorState
            title="The quota could not be read"
            body={error?.message ?? view.problem ?? "Vocdoni’s last answer could not be understood."}
            unharmed="Nothing was changed."
            retry={
              <Button onClick={refresh} pending={fetching}>
                Check again
              </Button>
            }
          />
        </Panel>
      )}
    </>
  );
}

"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useLocale, useText } from "#use-text";
import { Button, ButtonLink } from "@/components/ui/button";
import { Gauge } from "@/components/ui/gauge";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatPercent } from "@/lib/format";
import { forecastText } from "@/lib/quota/forecast-text";
import { type Quota, type QuotaKey, type QuotaView, quotaKeys, type Thresholds, usedOf } from "@/lib/quota/model";
import { calendarDay } from "@/lib/time/zone";
import { EditThresholds } from "./edit-thresholds";
import { GaugeNote } from "./gauge-note";
import { sharesOf } from "./gauge-style";
import { QuotaNotes, QuotaUnreadable } from "./quota-notes";
import { useQuota } from "./quota-query";
import { useKeptFocus } from "./use-kept-focus";
import { WalletAlert } from "./wallet-alert";
import { WalletCard } from "./wallet-card";

function AlertsAt({ thresholds }: { thresholds: Thresholds }) {
  const text = useText("quota.gauge");
  const locale = useLocale();
  const [approaching, nearly, critical] = sharesOf(thresholds).map((share) => formatPercent(share, locale));
  return (
    <p className="text-ink-3">
      {text("alerts", { approaching: approaching ?? "", nearly: nearly ?? "", critical: critical ?? "" })}
    </p>
  );
}

type GaugesProps = { view: QuotaView; quota: Quota; canEdit: boolean; onSaved: () => void };

function Gauges({ view, quota, canEdit, onSaved }: GaugesProps) {
  const counter = useText("quota.counter");
  const projected = useText("quota.forecast");
  const locale = useLocale();
  const timeZone = useTimeZone();
  const today = calendarDay(new Date(view.now), timeZone);
  const footer = (key: QuotaKey) => {
    const forecast = view.forecasts[key];
    return (
      <>
        <p>
          <GaugeNote name={key} gauge={quota.gauges[key]} enabled={quota.enabled} wallet={view.wallet} />
        </p>
        {forecast && forecast.state !== "reached" ? (
          <p className="mt-1 text-ink-3">{forecastText(projected, forecast, { today, locale })}</p>
        ) : null}
        {quota.gauges[key].state === "limited" ? (
          <div className="mt-1 flex flex-wrap items-center justify-between gap-x-2">
            <AlertsAt thresholds={view.thresholds[key]} />
            {canEdit ? <EditThresholds name={key} thresholds={view.thresholds[key]} onSaved={onSaved} /> : null}
          </div>
        ) : null}
      </>
    );
  };
  return (
    <div className="grid grid-cols-2 gap-3 max-lg:[&>:last-child]:col-span-2 lg:grid-cols-3 xl:grid-cols-5">
      {quotaKeys.map((key) => (
        <Gauge
          key={key}
          label={counter(key)}
          gauge={quota.gauges[key]}
          used={usedOf(quota, key)}
          thresholds={sharesOf(view.thresholds[key])}
          footer={footer(key)}
        />
      ))}
    </div>
  );
}

type QuotaLiveProps = { initial: QuotaView; canEdit: boolean; canRefresh: boolean };

/** The page's header and gauges, updated in the browser. `canEdit`: may change the thresholds. */
export function QuotaLive({ initial, canEdit, canRefresh }: QuotaLiveProps) {
  const { data: view, error, checkNow, saved } = useQuota(initial, canRefresh);
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(view.quota !== null, button);
  const [said, setSaid] = useState("");
  const [checking, setChecking] = useState(false);
  const router = useRouter();
  const text = useText("quota.live");

  const check = async () => {
    setChecking(true);
    setSaid("");
    try {
      const { problem } = await checkNow();
      setSaid(problem ? text("failed") : text("refreshed"));
      // The reading is part of the history below, which the server renders.
      if (!problem) router.refresh();
    } catch {
      setSaid(text("failed"));
    }
    setChecking(false);
  };

  return (
    <>
      <PageHeader
        title={text("title")}
        subtitle={
          view.checkedAt
            ? text.rich("updated", { ago: () => <RelativeTime value={view.checkedAt} now={view.now} /> })
            : text("neverUpdated")
        }
        actions={
          <>
            <span role="status" className="text-ink-3 text-sm max-md:order-last">
              {said}
            </span>
            <ButtonLink href="/alerts">{text("alerts")}</ButtonLink>
            {canRefresh ? (
              <Button ref={button} onClick={check} pending={checking}>
                <RefreshCw aria-hidden="true" className="size-3.5" />
                {text("refresh")}
              </Button>
            ) : null}
          </>
        }
      />
      <QuotaNotes view={view} pollError={error} />
      {view.quota ? (
        <Gauges view={view} quota={view.quota} canEdit={canEdit} onSaved={saved} />
      ) : (
        <QuotaUnreadable view={view} pollError={error} retry={check} />
      )}
      {view.wallet ? (
        <WalletCard view={view} wallet={view.wallet} className="mt-3">
          <WalletAlert euros={view.walletEuros} canEdit={canEdit} onSaved={saved} />
        </WalletCard>
      ) : null}
    </>
  );
}

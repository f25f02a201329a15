"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Gauge } from "@/components/ui/gauge";
import { useLocale } from "@/components/ui/locale";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { forecastWords } from "@/lib/quota/forecast-words";
import { type Quota, type QuotaKey, type QuotaView, quotaKeys, quotaWords, usedOf } from "@/lib/quota/schemas";
import { calendarDay } from "@/lib/time-zone";
import { EditThresholds } from "./edit-thresholds";
import { EditWalletAlert } from "./edit-wallet-alert";
import { gaugeWords, sharesOf, warnWords } from "./gauge-words";
import { QuotaNotes } from "./quota-notes";
import { useQuota } from "./quota-query";
import { useKeptFocus } from "./use-kept-focus";
import { WalletCard } from "./wallet-card";
import { walletAlertWords } from "./wallet-words";

type GaugesProps = { view: QuotaView; quota: Quota; canEdit: boolean; onSaved: () => void };

function Gauges({ view, quota, canEdit, onSaved }: GaugesProps) {
  const timeZone = useTimeZone();
  const footer = (key: QuotaKey) => {
    const forecast = view.forecasts[key];
    return (
      <>
        <p>{gaugeWords(key, quota.gauges[key], { quota, wallet: view.wallet })}</p>
        {forecast && forecast.state !== "reached" ? (
          <p className="mt-1 text-ink-3">{forecastWords(forecast, calendarDay(new Date(view.now), timeZone))}</p>
        ) : null}
        {quota.gauges[key].state === "limited" ? (
          <div className="mt-1 flex flex-wrap items-center justify-between gap-x-2">
            <p className="text-ink-3">{warnWords(view.thresholds[key])}</p>
            {canEdit ? <EditThresholds name={key} thresholds={view.thresholds[key]} onSaved={onSaved} /> : null}
          </div>
        ) : null}
      </>
    );
  };
  return (
    <div className="grid grid-cols-2 gap-3 max-lg:[&>:last-child]:col-span-2 lg:grid-cols-3 xl:grid-cols-5">
      {quotaKeys.map((key) => {
        const gauge = quota.gauges[key];
        return (
          <Gauge
            key={key}
            label={quotaWords[key]}
            state={gauge.state}
            used={usedOf(quota, key)}
            thresholds={sharesOf(view.thresholds[key])}
            footer={footer(key)}
            {...(gauge.state === "limited" ? { limit: gauge.limit, left: gauge.left, share: gauge.share } : {})}
          />
        );
      })}
    </div>
  );
}

function NeverRead({ problem, retry }: { problem: string | null; retry: () => void }) {
  return (
    <Panel>
      <ErrorState
        title={
          problem ? "The quota could not be read" : "Vocdoni’s last answer about the quota could not be understood"
        }
        body={problem ?? "It may have changed its answer. The figures are left out rather than guessed."}
        unharmed="Nothing was changed. The lists and forms go on working."
        retry={<Button onClick={retry}>Check again</Button>}
      />
    </Panel>
  );
}

type QuotaLiveProps = { initial: QuotaView; canEdit: boolean; canRefresh: boolean };

/** The page's head and gauges, kept current in the browser. `canEdit`: may change the thresholds. */
export function QuotaLive({ initial, canEdit, canRefresh }: QuotaLiveProps) {
  const { data: view, error, checkNow, saved } = useQuota(initial, canRefresh);
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(view.quota !== null, button);
  const [said, setSaid] = useState("");
  const [checking, setChecking] = useState(false);
  const router = useRouter();
  const locale = useLocale();

  const check = async () => {
    setChecking(true);
    setSaid("");
    try {
      const { problem } = await checkNow();
      setSaid(problem ? "The check failed." : "Checked.");
      // The reading is part of the history below, which the server draws.
      if (!problem) router.refresh();
    } catch {
      setSaid("The check failed.");
    }
    setChecking(false);
  };

  return (
    <>
      <PageHeader
        title="Quota"
        subtitle={
          <>
            Shared by all your organizations ·{" "}
            {view.checkedAt ? (
              <>
                checked <RelativeTime value={view.checkedAt} now={view.now} />
              </>
            ) : (
              "never read yet"
            )}
          </>
        }
        actions={
          <>
            <span role="status" className="text-ink-3 text-sm max-md:order-last">
              {said}
            </span>
            <ButtonLink href="/alerts">Alerts</ButtonLink>
            {canRefresh ? (
              <Button ref={button} onClick={check} pending={checking}>
                <RefreshCw aria-hidden="true" className="size-3.5" />
                Check now
              </Button>
            ) : null}
          </>
        }
      />
      <QuotaNotes view={view} pollError={error} />
      {view.quota ? (
        <Gauges view={view} quota={view.quota} canEdit={canEdit} onSaved={saved} />
      ) : (
        <NeverRead problem={error?.message ?? view.problem} retry={check} />
      )}
      {view.wallet ? (
        <WalletCard view={view} wallet={view.wallet} className="mt-3">
          <div className="flex flex-wrap items-center gap-x-4 text-sm">
            <p className="text-ink-3">{walletAlertWords(view.walletEuros, locale)}</p>
            {canEdit ? <EditWalletAlert euros={view.walletEuros} onSaved={saved} /> : null}
          </div>
        </WalletCard>
      ) : null}
    </>
  );
}

"use client";

import { useId, useRef } from "react";
import { useLocale, useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { LevelChip } from "@/components/ui/gauge";
import { gaugeLevel } from "@/components/ui/gauge-level";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { ShareBar } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { cn } from "@/lib/cn";
import { formatNumber, formatPercent } from "@/lib/format";
import {
  type Quota,
  type QuotaKey,
  type QuotaView,
  quotaKeys,
  type Thresholds,
  usedOf,
  type Wallet,
} from "@/lib/quota/model";
import { barTone, sharesOf } from "../quota/gauge-style";
import { useQuota } from "../quota/quota-query";
import { useKeptFocus } from "../quota/use-kept-focus";
import { WalletAge } from "../quota/wallet-card";
import { formatBalance, walletLevel } from "../quota/wallet-level";

type CompactGaugeProps = { quota: Quota; name: QuotaKey; thresholds: Thresholds };

function CompactGauge({ quota, name, thresholds }: CompactGaugeProps) {
  const text = useText("overview.quota");
  const locale = useLocale();
  const levelText = useText("ui.gaugeLevel");
  const id = useId();
  const gauge = quota.gauges[name];
  const used = usedOf(quota, name);
  const figure = used === null ? "—" : formatNumber(used, locale);
  const limited = gauge.state === "limited" ? gauge : null;
  const level = gaugeLevel(gauge.state, limited?.share ?? null, sharesOf(thresholds));
  const of = limited ? text("ofLimit", { limit: limited.limit, remaining: limited.left }) : "";
  const meter = limited
    ? {
        role: "meter",
        "aria-labelledby": id,
        "aria-valuemin": 0,
        "aria-valuemax": limited.limit,
        "aria-valuenow": Math.min(limited.used, limited.limit),
        "aria-valuetext": text("gauge", {
          used: figure,
          limit: limited.limit,
          remaining: limited.left,
          share: formatPercent(limited.share, locale),
          level: levelText(level.name),
        }),
      }
    : {};
  return (
    <li className="min-w-0 border-line max-lg:border-t max-lg:py-2.5 lg:border-l lg:px-4 lg:first:border-0 lg:first:pl-0">
      <h3 id={id} className="text-ink-2 text-sm">
        {useText("quota.counter")(name)}
      </h3>
      <div {...meter}>
        <p className="flex flex-wrap items-baseline gap-x-1.5 lg:flex-col">
          <span className="font-[650] text-lg tracking-[-.01em]">{figure}</span>
          <span className="text-[12.5px] text-ink-3">{of}</span>
        </p>
        <ShareBar
          share={limited?.share ?? 0}
          className={cn("my-1.5", barTone(level.tone), !limited && "invisible max-lg:hidden")}
        />
      </div>
      <LevelChip level={level} />
    </li>
  );
}

function OverviewWallet({ view, wallet }: { view: QuotaView; wallet: Wallet }) {
  const text = useText("overview.quota");
  const locale = useLocale();
  const level = walletLevel(useText("quota.wallet"), wallet, view.walletEuros);
  return (
    <p className="mt-2.5 flex flex-wrap items-baseline gap-x-2 gap-y-1 border-line border-t pt-2.5">
      <span className="text-ink-2 text-sm">{text("wallet")}</span>
      <b className="font-[650]">{formatBalance(wallet, locale)}</b>
      {level ? <LevelChip level={level} /> : null}
      <span className="text-ink-3 text-sm">
        <WalletAge wallet={wallet} view={view} />
      </span>
    </p>
  );
}

/** The five limits in one row, with figure and level; the quota page has the rest. */
export function OverviewQuota({ initial }: { initial: QuotaView }) {
  const text = useText("overview.quota");
  const { data: view, error, refresh, fetching } = useQuota(initial, false);
  const { quota, now, checkedAt } = view;
  const link = useRef<HTMLAnchorElement>(null);
  useKeptFocus(quota !== null, link);
  const problem = error?.message ?? view.problem;
  return (
    <Panel
      pad
      titleId="quota"
      title={text("title")}
      note={
        <>
          {checkedAt ? (
            <span>{text.rich("updated", { time: () => <RelativeTime value={checkedAt} now={now} /> })}</span>
          ) : null}
          <Link href="/quota/usage" className="link">
            {text("usageByCustomer")}
          </Link>
          <Link ref={link} href="/quota" className="link">
            {text("howItWorks")}
          </Link>
        </>
      }
    >
      {quota ? (
        <ul className="lg:grid lg:grid-cols-5">
          {quotaKeys.map((key) => (
            <CompactGauge key={key} quota={quota} name={key} thresholds={view.thresholds[key]} />
          ))}
        </ul>
      ) : (
        <ErrorState
          level={3}
          className="py-5!"
          title={text("failed")}
          body={problem ?? text("malformed")}
          unharmed={text("unharmed")}
          retry={
            <Button onClick={refresh} pending={fetching}>
              {text("retry")}
            </Button>
          }
        />
      )}
      {view.wallet ? <OverviewWallet view={view} wallet={view.wallet} /> : null}
      {quota && problem ? (
        <Note title={text("outdated")} className="mt-2">
          {problem}
        </Note>
      ) : null}
      {quota && !quota.enabled ? (
        <Note title={text("disabled")} className="mt-2">
          {text("disabledHint")}
        </Note>
      ) : null}
    </Panel>
  );
}

"use client";

import type { ReactNode } from "react";
import { useLocale, useText } from "#use-text";
import { LevelChip } from "@/components/ui/gauge";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { cn } from "@/lib/cn";
import type { QuotaView, Wallet } from "@/lib/quota/model";
import { formatBalance, walletLevel } from "./wallet-level";

/** The wallet is read with the quota: if it is this much older, reading it has failed since. */
const SAME_READING_MS = 60_000;

/** The age of a balance that is older than the other figures. */
export function WalletAge({ wallet, view }: { wallet: Wallet; view: Pick<QuotaView, "checkedAt" | "now"> }) {
  const text = useText("quota.wallet");
  const isOld = view.checkedAt !== null && Date.parse(view.checkedAt) - Date.parse(wallet.at) > SAME_READING_MS;
  if (!isOld) return null;
  return <span>{text.rich("updated", { ago: () => <RelativeTime value={wallet.at} now={view.now} /> })}</span>;
}

type Props = {
  view: QuotaView;
  wallet: Wallet;
  /** Next to the status: the alert threshold, and a button to change it. */
  children?: ReactNode;
  className?: string;
};

/** The prepaid balance, and how it limits publishing. */
export function WalletCard({ view, wallet, children, className }: Props) {
  const text = useText("quota.wallet");
  const locale = useLocale();
  const level = walletLevel(text, wallet, view.walletEuros);
  const { balance } = wallet;
  const state = balance === null ? "unknown" : balance === 0 ? "empty" : "known";
  return (
    <Panel
      pad
      titleId="wallet"
      title={text("title")}
      note={<WalletAge wallet={wallet} view={view} />}
      actions={level ? <LevelChip level={level} /> : undefined}
      className={className}
    >
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <p className={cn("font-[650] text-2xl tracking-[-.02em]", balance === null && "text-ink-3")}>
          {formatBalance(wallet, locale)}
        </p>
        <p className="min-w-0 flex-1 basis-64 text-ink-2 text-sm">{text(`paysFor.${state}`)}</p>
        {children}
      </div>
    </Panel>
  );
}

"use client";

import { useLocale, useText } from "#use-text";
import { formatNumber } from "@/lib/format";
import { EditWalletAlert } from "./edit-wallet-alert";

type Props = { euros: number | null; canEdit: boolean; onSaved: () => void };

/** The balance at which an alert opens, and a button to change it. */
export function WalletAlert({ euros, canEdit, onSaved }: Props) {
  const text = useText("quota.walletAlert");
  const locale = useLocale();
  const amount = (value: number) =>
    formatNumber(value, locale, { style: "currency", currency: "EUR", minimumFractionDigits: 0 });
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-sm">
      <p className="text-ink-3">{euros === null ? text("off") : text("on", { amount: amount(euros) })}</p>
      {canEdit ? <EditWalletAlert euros={euros} onSaved={onSaved} /> : null}
    </div>
  );
}

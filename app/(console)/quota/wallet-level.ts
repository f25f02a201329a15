import type { LabeledLevel } from "@/components/ui/gauge-level";
import { formatEuros } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import type { QuotaKey, Wallet } from "@/lib/quota/model";

/** "€1,234.56"; "—" for a balance that is not known. */
export const formatBalance = ({ balance }: Wallet, locale: string): string =>
  balance === null ? "—" : formatEuros(balance, locale);

/** What needs attention; null: nothing. `euros`: where the alert opens. */
export function walletLevel(
  text: Text<"quota.wallet">,
  { balance }: Wallet,
  euros: number | null,
): LabeledLevel | null {
  if (balance === null) return { tone: "mut", word: text("unknown") };
  if (balance === 0) return { tone: "bad", word: text("empty"), shape: "square" };
  return euros !== null && balance <= euros * 100 ? { tone: "warn", word: text("low") } : null;
}

/** How the wallet limits what remains: "none" without a wallet, or if this counter doesn't involve publishing. */
export function withinWallet(key: QuotaKey, wallet: Wallet | null): "none" | "covers" | "empty" {
  if (wallet === null || key === "managedOrgs") return "none";
  return wallet.balance === 0 ? "empty" : "covers";
}

import type { WordedLevel } from "@/components/ui/gauge-level";
import { formatEuros, formatNumber } from "@/lib/format";
import type { QuotaKey, Wallet } from "@/lib/quota/schemas";

/** "€1,234.56"; "—" for a balance that is not known. */
export const balanceWords = ({ balance }: Wallet, locale: string): string =>
  balance === null ? "—" : formatEuros(balance, locale);

/** What needs someone, in a word; null while nothing does. `euros`: where the alert opens. */
export function walletLevel({ balance }: Wallet, euros: number | null): WordedLevel | null {
  if (balance === null) return { tone: "mut", word: "Unknown" };
  if (balance === 0) return { tone: "bad", word: "Empty", shape: "square" };
  return euros !== null && balance <= euros * 100 ? { tone: "warn", word: "Low balance" } : null;
}

/** What the balance means for the work at hand. */
export function walletWords({ balance }: Wallet): string {
  if (balance === null) return "Vocdoni answered a balance that can’t be right.";
  if (balance === 0) return "No paid election can be published until it is topped up.";
  return "Elections that cost more than the balance can’t be published.";
}

/** How the wallet bounds what a limit leaves: null where there is none, or where nothing is published by that limit. */
export function withinWallet(key: QuotaKey, wallet: Wallet | null): string | null {
  if (wallet === null || key === "managedOrgs") return null;
  return wallet.balance === 0 ? "but the wallet is empty" : "if the wallet covers its price";
}

/** "Alerts at €100 or less" */
export function walletAlertWords(euros: number | null, locale: string): string {
  if (euros === null) return "No low-balance alert";
  const amount = formatNumber(euros, locale, { style: "currency", currency: "EUR", minimumFractionDigits: 0 });
  return `Alerts at ${amount} or less`;
}

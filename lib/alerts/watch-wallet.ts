import type { QuotaReading } from "@/lib/db/schema";
import { balanceOf } from "@/lib/quota/interpret";
import { confirmDrop } from "./confirm-drop";
import { previousUsage, type State } from "./confirmed-usage";
import { decideBalance, type Fact } from "./decide";
import type { Figures, Watched } from "./watched";

/** A missing wallet or an invalid balance is unknown; a wallet that no longer exists is never low. */
function factOf({ wallet }: QuotaReading, balance: number | null): Fact {
  if (wallet && !wallet.answers) return { state: "never" };
  return balance === null ? { state: "unknown" } : { state: "known", value: balance };
}

/**
 * Whether the wallet's balance is low. It is confirmed below zero, since it falls where counters rise: less money
 * counts at once, more once a second reading agrees.
 */
export function watchWallet(states: readonly State[], reading: QuotaReading, euros: number | null): Watched {
  const balance = balanceOf(reading.wallet);
  const fact = factOf(reading, balance);
  const confirmed =
    balance === null ? null : confirmDrop(previousUsage(states, "balance", "wallet"), -balance, reading.at);
  const limit = euros === null ? null : euros * 100;
  const now: Figures = { fact, used: balance, limit, forecast: null };
  const relied: Figures = confirmed
    ? { ...now, fact: { state: "known", value: -confirmed.used }, used: -confirmed.used }
    : now;
  return {
    ...{ kind: "balance", key: "wallet", now, relied, confirmed },
    decide: (held, said) => decideBalance(held, said, euros),
  };
}

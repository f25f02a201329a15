import type { QuotaReading } from "@/lib/db/schema";
import { balanceOf, walletOf } from "@/lib/quota/wallet-balance";
import { decideBalance, type Fact } from "./decide";
import { steadyOf } from "./steady";
import { type State, steadyBefore } from "./steady-usage";
import type { Figures, Watched } from "./watched";

/** Nothing said of a wallet, or a balance that cannot be, is unknown; one that is no longer there is never low. */
function factOf({ wallet }: QuotaReading, balance: number | null): Fact {
  if (wallet && !wallet.answers) return { state: "never" };
  return balance === null ? { state: "unknown" } : { state: "known", value: balance };
}

/**
 * Whether the wallet's balance is low. It runs down where a counter runs up, so what is steady is taken of the balance
 * below zero: less money counts at once, more once a second reading agrees.
 */
export function watchWallet(states: readonly State[], reading: QuotaReading, euros: number | null): Watched {
  const known = walletOf(reading.wallet);
  const balance = known && balanceOf(known);
  const fact = factOf(reading, balance);
  const steady = balance === null ? null : steadyOf(steadyBefore(states, "balance", "wallet"), -balance, reading.at);
  const limit = euros === null ? null : euros * 100;
  const now: Figures = { fact, used: balance, limit, forecast: null };
  const relied: Figures = steady ? { ...now, fact: { state: "known", value: -steady.used }, used: -steady.used } : now;
  return {
    ...{ kind: "balance", key: "wallet", now, relied, steady },
    decide: (held, said) => decideBalance(held, said, euros),
  };
}

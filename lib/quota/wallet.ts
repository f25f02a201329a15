import "server-only";
import { and, desc, eq, isNotNull, lte } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { quotaHistory, type WalletReading } from "@/lib/db/schema";
import { isVocdoniError, type VocdoniError } from "@/lib/vocdoni/errors";
import { knownUntil } from "./last-reading";

/** The quota waits no longer than this for the wallet. */
const WALLET_MS = 3_000;

/** Logged once, until an answer parses again: the same answer comes every minute. */
const logged = { malformed: false };

/** Vocdoni has no wallet for this key, or no wallets at all. A 401 about a role shows that the endpoint exists. */
const isAbsent = ({ status, kind }: VocdoniError) =>
  status === 403 || status === 404 || status === 405 || kind === "forbidden-role";

/**
 * Reads the wallet. Null: it couldn't be read or parsed, so nothing is known about it. Never throws because of Vocdoni.
 */
export async function fetchWallet(ctx: Pick<Ctx, "vocdoni" | "now" | "log">): Promise<WalletReading | null> {
  const at = ctx.now().toISOString();
  try {
    const { balance } = await ctx.vocdoni.wallet.get({ signal: AbortSignal.timeout(WALLET_MS) });
    logged.malformed = false;
    return { at, answers: true, balance };
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    if (isAbsent(error)) return { at, answers: false, balance: null };
    if (error.kind === "malformed" && !logged.malformed) {
      logged.malformed = true;
      ctx.log.warn({ err: error }, "unexpected response about the wallet, which is left out");
    }
    return null;
  }
}

/** The last known wallet; null: none. */
export async function lastWallet(ctx: Pick<Ctx, "db" | "now">): Promise<WalletReading | null> {
  const { bucketKind, bucketStart, at, wallet } = quotaHistory;
  const known = knownUntil(ctx);
  const [row] = await ctx.db
    .select({ wallet })
    .from(quotaHistory)
    .where(and(eq(bucketKind, "hour"), isNotNull(wallet), lte(bucketStart, known), lte(at, known)))
    .orderBy(desc(bucketStart))
    .limit(1);
  return row?.wallet?.answers ? row.wallet : null;
}

import "server-only";
import { eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { upstreamKeys } from "@/lib/db/schema";

export type UnclearReason = "nothing-listed" | "owner-not-said";

/** Who owns the configured key, as far as this console's database knows. */
export type KeyVerdict =
  | { verdict: "own" }
  | { verdict: "foreign"; owner: string }
  | { verdict: "unclear"; reason: UnclearReason };

/** The verdict on the configured key; null when there is none yet. Verdicts on other keys don't matter. */
export async function readVerdict({ db, upstream }: Pick<Ctx, "db" | "upstream">): Promise<KeyVerdict | null> {
  const [row] = await db.select().from(upstreamKeys).where(eq(upstreamKeys.fingerprint, upstream.fingerprint));
  if (row?.verdict === "own") return { verdict: "own" };
  if (row?.verdict === "foreign" && row.owner !== null) return { verdict: "foreign", owner: row.owner };
  if (row?.verdict === "unclear" && row.reason !== null) return { verdict: "unclear", reason: row.reason };
  return null;
}

/** Saves the verdict on the configured key. */
export async function saveVerdict(
  { db, now, upstream: { fingerprint } }: Pick<Ctx, "db" | "now" | "upstream">,
  found: KeyVerdict,
): Promise<void> {
  const owner = found.verdict === "foreign" ? found.owner : null;
  const reason = found.verdict === "unclear" ? found.reason : null;
  const values = { verdict: found.verdict, owner, reason, judgedAt: now() };
  await db
    .insert(upstreamKeys)
    .values({ fingerprint, ...values })
    .onConflictDoUpdate({ target: upstreamKeys.fingerprint, set: values });
}

/** Clears the verdict on the configured key. */
export async function clearVerdict({ db, upstream }: Pick<Ctx, "db" | "upstream">): Promise<void> {
  await db.delete(upstreamKeys).where(eq(upstreamKeys.fingerprint, upstream.fingerprint));
}

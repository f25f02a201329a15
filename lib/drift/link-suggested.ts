import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { findSuggestible, type Suggestible } from "./list";
import { type LinkReport, type linkSuggestedSchema, MOST_AT_ONCE, type Named, type Suggestion } from "./schemas";
import { suggestFor } from "./suggest";

export type ClearSuggestion = { address: string; name: string; customer: Named; by: "external-id" | "name" };
export type ClearSuggestions = { suggestions: ClearSuggestion[]; all: boolean };
const CHUNK = 4 * MOST_AT_ONCE;
const MOST_LOOKED_AT = 5_000;

/**
 * At most MOST_AT_ONCE organizations without a customer for which exactly one can be meant, by name. Goes on past those that
 * are ambiguous, up to a bound. `all`: there are no others.
 */
export async function listClearSuggestions(ctx: Pick<Ctx, "db">): Promise<ClearSuggestions> {
  const clear: ClearSuggestion[] = [];
  let after: Suggestible | null = null;
  for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT && clear.length <= MOST_AT_ONCE; ) {
    const rows: Suggestible[] = await findSuggestible(ctx, CHUNK, after);
    const suggestions = await suggestFor(ctx.db, rows);
    for (const { address, name } of rows) {
      const suggestion = suggestions.get(address);
      if (suggestion?.state === "one") clear.push({ address, name, customer: suggestion.customer, by: suggestion.by });
    }
    after = rows.at(-1) ?? null;
    if (after === null) return { suggestions: clear, all: true };
    lookedAt += rows.length;
  }
  return { suggestions: clear.slice(0, MOST_AT_ONCE), all: false };
}

function objection(
  row: { customerId: string | null; goneAt: Date | null },
  now: Suggestion,
  customerId: string,
): string | null {
  if (row.goneAt) return "It is gone from Vocdoni meanwhile.";
  if (row.customerId) return "Somebody linked it meanwhile.";
  if (now.state === "none") return "Nothing is suggested for it any more.";
  if (now.state === "ambiguous") return `It is no longer clear whose it is. ${now.why}`;
  return now.customer.id === customerId ? null : `Now ${now.customer.name} is suggested instead.`;
}

type Outcome = { name: string } & ({ why: string } | { customer: Named });

/** Links one organization to the customer that was suggested, if that is still the only one that can be meant. */
function linkOne(ctx: Ctx, address: string, customerId: string): Promise<Outcome> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(organizations).where(eq(organizations.address, address)).for("update");
    if (!row) return { name: "", why: "The console does not know it." };
    const now = (await suggestFor(tx, [row])).get(address) ?? ({ state: "none" } as const);
    const why = objection(row, now, customerId);
    if (why !== null || now.state !== "one")
      return { name: row.name, why: why ?? "Nothing is suggested for it any more." };
    await tx.update(organizations).set({ customerId, linkedAt: ctx.now() }).where(eq(organizations.address, address));
    const entry = {
      action: "organization.link",
      targetKind: "organization",
      target: address,
      targetLabel: row.name,
      outcome: "succeeded",
      before: { customerId: null },
      after: { customerId, customer: now.customer.name, suggestedBy: now.by },
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
    return { name: row.name, customer: now.customer };
  });
}

/**
 * Links organizations to the customers that the page suggested. Each is looked at again at the moment of writing, linked
 * and audited on its own; the report says which were left as they are, and why. A failure midway ends it with a report;
 * one at the very beginning is thrown.
 */
export async function linkSuggested(ctx: Ctx, { pairs }: z.infer<typeof linkSuggestedSchema>): Promise<LinkReport> {
  const report: LinkReport = { linked: [], skipped: [], brokenOff: null };
  for (const [done, pair] of pairs.entries()) {
    const [address = "", customerId = ""] = pair.split(" ");
    let linking: Outcome;
    try {
      linking = await linkOne(ctx, address, customerId);
    } catch (error) {
      if (done === 0) throw error;
      ctx.log.error({ err: error, requestId: ctx.requestId }, "linking suggestions broke off");
      report.brokenOff = `The console failed at number ${done + 1} of ${pairs.length}. The rest was not tried. Close this to see what is left.`;
      return report;
    }
    const { name, ...outcome } = linking;
    if ("why" in outcome) report.skipped.push({ address, name, why: outcome.why });
    else report.linked.push({ address, name, customer: outcome.customer });
  }
  return report;
}

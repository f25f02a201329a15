import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { type Message, message } from "@/lib/messages/message";
import { findSuggestible, type Suggestible } from "./list";
import { type LinkReport, MAX_BATCH, type Named, type Suggestion } from "./model";
import type { linkSuggestedSchema } from "./schemas";
import { suggestFor } from "./suggest";

export type ClearSuggestion = { address: string; name: string; customer: Named; by: "external-id" | "name" };
export type ClearSuggestions = { suggestions: ClearSuggestion[]; all: boolean };
const CHUNK = 4 * MAX_BATCH;
const MAX_EXAMINED = 5_000;

/**
 * At most MAX_BATCH unassigned organizations with exactly one possible customer, by name. Skips ambiguous ones, up to a
 * bound. `all`: there are no others.
 */
export async function listClearSuggestions(ctx: Pick<Ctx, "db">): Promise<ClearSuggestions> {
  const clear: ClearSuggestion[] = [];
  let after: Suggestible | null = null;
  for (let examined = 0; examined < MAX_EXAMINED && clear.length <= MAX_BATCH; ) {
    const rows: Suggestible[] = await findSuggestible(ctx, CHUNK, after);
    const suggestions = await suggestFor(ctx.db, rows);
    for (const { address, name } of rows) {
      const suggestion = suggestions.get(address);
      if (suggestion?.state === "one") clear.push({ address, name, customer: suggestion.customer, by: suggestion.by });
    }
    after = rows.at(-1) ?? null;
    if (after === null) return { suggestions: clear, all: true };
    examined += rows.length;
  }
  return { suggestions: clear.slice(0, MAX_BATCH), all: false };
}

const noSuggestion = message("reconciliation.linking.noSuggestion");

function rejectionOf(
  row: { customerId: string | null; goneAt: Date | null },
  now: Suggestion,
  customerId: string,
): Message | null {
  if (row.goneAt) return message("reconciliation.linking.deleted");
  if (row.customerId) return message("reconciliation.linking.alreadyLinked");
  if (now.state === "none") return noSuggestion;
  if (now.state === "ambiguous") return message("reconciliation.linking.ambiguous", { why: now.why });
  if (now.customer.id === customerId) return null;
  return message("reconciliation.linking.otherSuggestion", { customer: now.customer.name });
}

type Outcome = { name: string } & ({ why: Message } | { customer: Named });

/** Links one organization to the suggested customer, if that is still the only match. */
function linkSuggestion(ctx: Ctx, address: string, customerId: string): Promise<Outcome> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(organizations).where(eq(organizations.address, address)).for("update");
    if (!row) return { name: "", why: message("reconciliation.linking.unknown") };
    const now = (await suggestFor(tx, [row])).get(address) ?? ({ state: "none" } as const);
    const why = rejectionOf(row, now, customerId);
    if (why !== null || now.state !== "one") return { name: row.name, why: why ?? noSuggestion };
    await tx.update(organizations).set({ customerId, linkedAt: ctx.now() }).where(eq(organizations.address, address));
    await auditChange(tx, ctx, {
      action: "organization.link",
      targetKind: "organization",
      target: address,
      targetLabel: row.name,
      before: { customerId: null },
      after: { customerId, customer: now.customer.name, suggestedBy: now.by },
    });
    return { name: row.name, customer: now.customer };
  });
}

/**
 * Links organizations to the suggested customers. Each is checked again, linked and audited on its own; the report says
 * which were skipped, and why. A failure midway ends it with a report; one at the very beginning is thrown.
 */
export async function linkSuggested(
  ctx: Ctx,
  { pairs }: z.infer<typeof linkSuggestedSchema>,
): Promise<LinkReport<Message>> {
  const report: LinkReport<Message> = { linked: [], skipped: [], interrupted: null };
  for (const [done, pair] of pairs.entries()) {
    const [address = "", customerId = ""] = pair.split(" ");
    let linking: Outcome;
    try {
      linking = await linkSuggestion(ctx, address, customerId);
    } catch (error) {
      if (done === 0) throw error;
      ctx.log.error({ err: error, requestId: ctx.requestId }, "linking suggestions broke off");
      const where = { number: done + 1, total: pairs.length };
      report.interrupted = message("reconciliation.linking.stoppedEarly", where);
      return report;
    }
    const { name, ...outcome } = linking;
    if ("why" in outcome) report.skipped.push({ address, name, why: outcome.why });
    else report.linked.push({ address, name, customer: outcome.customer });
  }
  return report;
}

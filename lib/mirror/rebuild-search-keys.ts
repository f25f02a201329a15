import "server-only";
import { asc, gt, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customerKeys } from "@/lib/customers/create";
import { customers, foldState, organizations } from "@/lib/db/schema";
import { FOLD_VERSION, sortKey } from "@/lib/text/keys";
import { inAdaptiveBatches } from "@/lib/time/adaptive-batches";
import { isNameKey, matchKeys } from "./match-keys";
import { ownText } from "./row";

type RebuildCtx = Pick<Ctx, "db" | "now" | "log">;

const NIL = "00000000-0000-0000-0000-000000000000";
const LOG_EVERY = 10_000;

const differs = (a: object, b: object) => JSON.stringify(a) !== JSON.stringify(b);

/** Large batches without a pause, while nothing else uses the database yet. */
async function atOnce(from: string, part: (after: string, size: number) => Promise<string | null>): Promise<void> {
  for (let after: string | null = from; after !== null; ) after = await part(after, 1_000);
}

/** One batch of customers. A row that someone else saved since it was read already has current keys. */
async function rebuildCustomerKeys({ db }: RebuildCtx, after: string, size: number) {
  const { id, name, externalId, sortKey: key, searchText, version } = customers;
  const shown = { id, name, externalId, version, sortKey: key, searchText };
  const rows = await db.select(shown).from(customers).where(gt(id, after)).orderBy(asc(id)).limit(size);
  const changed = rows.flatMap((row) => {
    const keys = customerKeys(row.name, row.externalId ?? "");
    const held = { sortKey: row.sortKey, searchText: row.searchText };
    return differs(keys, held) ? [{ id: row.id, version: row.version, ...keys }] : [];
  });
  if (changed.length > 0) {
    await db.execute(sql`UPDATE customers c SET sort_key = f."sortKey", search_text = f."searchText"
      FROM json_to_recordset(${JSON.stringify(changed)}::json) AS f(id uuid, version int, "sortKey" text, "searchText" text)
      WHERE c.id = f.id AND c.version = f.version`);
  }
  return { seen: rows.length, written: changed.length, last: rows.at(-1)?.id ?? null };
}

/** One batch of organizations; triggers copy it to the index of lists. */
async function rebuildOrganizationKeys({ db }: RebuildCtx, after: string, size: number) {
  const { address, name, names, sortKey: key, ownText: text, matchKeys: match, contentHash } = organizations;
  const shown = { address, name, names, contentHash, sortKey: key, ownText: text, matchKeys: match };
  const rows = await db.select(shown).from(organizations).where(gt(address, after)).orderBy(asc(address)).limit(size);
  const changed = rows.flatMap((row) => {
    const held = { sortKey: row.sortKey, ownText: row.ownText, matchKeys: row.matchKeys };
    const ids = row.matchKeys.filter((each) => !isNameKey(each));
    const keys = {
      sortKey: sortKey(row.name),
      ownText: ownText(row.names, row.address),
      matchKeys: [...ids, ...matchKeys(row.names, {})],
    };
    return differs(keys, held) ? [{ address: row.address, contentHash: row.contentHash, ...keys }] : [];
  });
  if (changed.length > 0) {
    await db.execute(sql`UPDATE organizations o
      SET sort_key = f."sortKey", own_text = f."ownText", match_keys = f."matchKeys"
      FROM json_to_recordset(${JSON.stringify(changed)}::json)
        AS f(address text, "contentHash" text, "sortKey" text, "ownText" text, "matchKeys" text[])
      WHERE o.address = f.address AND o.content_hash = f."contentHash"`);
  }
  return { seen: rows.length, written: changed.length, last: rows.at(-1)?.address ?? null };
}

/**
 * Rewrites every search key that differs from what `fold` produces now. Works in batches, in any number of consoles,
 * and restarts from the beginning after a crash: correct rows are only read. Returns the number of rows written.
 */
export async function rebuildSearchKeys(ctx: RebuildCtx, inParts: typeof atOnce = inAdaptiveBatches): Promise<number> {
  let [seen, said, written] = [0, 0, 0];
  const walk = (part: typeof rebuildCustomerKeys, from: string) =>
    inParts(from, async (after, size) => {
      const done = await part(ctx, after, size);
      seen += done.seen;
      written += done.written;
      if (seen - said >= LOG_EVERY) {
        said = seen;
        ctx.log.info({ seen, written }, "updating the search index");
      }
      return done.last;
    });
  await walk(rebuildCustomerKeys, NIL);
  await walk(rebuildOrganizationKeys, "");
  return written;
}

/** Rebuilds them once after an update that changes how names are folded. */
export async function rebuildSearchKeysAfterUpdate(ctx: RebuildCtx): Promise<number> {
  const [state] = await ctx.db.select().from(foldState);
  if (state && state.version >= FOLD_VERSION) return 0;
  const written = await rebuildSearchKeys(ctx);
  const row = { version: FOLD_VERSION, at: ctx.now() };
  await ctx.db.insert(foldState).values(row).onConflictDoUpdate({ target: foldState.id, set: row });
  if (written > 0) ctx.log.info({ written }, "updated the search index");
  return written;
}

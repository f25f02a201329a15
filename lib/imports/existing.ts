import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { shortAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import type { Ctx } from "@/lib/context";
import { operations, organizationIndex, organizations } from "@/lib/db/schema";
import type { ErrorText } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { openStates } from "@/lib/operations/read";
import { fold, sortKey } from "@/lib/text/keys";

type Named = { line: number; name: string };

/** Current organizations and pending creations with one of these names, by folded name. */
async function placesOf({ db }: Pick<Ctx, "db">, names: readonly string[]): Promise<Map<string, ErrorText>> {
  const keys = [...new Set(names.map(sortKey))];
  if (keys.length === 0) return new Map();
  const begun = await db
    .select({ label: operations.label })
    .from(operations)
    .where(and(inArray(operations.state, openStates), eq(operations.kind, "organization.create")));
  const present = await db
    .select({ address: organizations.address, name: organizations.name })
    .from(organizationIndex)
    .innerJoin(organizations, eq(organizations.address, organizationIndex.address))
    .where(and(eq(organizationIndex.gone, false), inArray(organizationIndex.sortKey, keys)))
    .orderBy(organizationIndex.sortKey, organizationIndex.address);
  return new Map<string, ErrorText>([
    ...begun.map(({ label }) => [fold(label), message("imports.lists.beingCreated")] as const),
    ...present.map(({ address, name }) => [fold(name), shortAddress(checksumAddress(address))] as const),
  ]);
}

/** For each row, where an organization with its name exists: at Vocdoni, in progress, or earlier in the file. */
export async function findExisting(ctx: Pick<Ctx, "db">, rows: readonly Named[]): Promise<(ErrorText | null)[]> {
  const places = await placesOf(
    ctx,
    rows.map(({ name }) => name),
  );
  const earlier = new Map<string, number>();
  return rows.map(({ line, name }) => {
    const key = fold(name);
    const before = earlier.get(key);
    if (before === undefined) earlier.set(key, line);
    return (
      places.get(key) ?? (before === undefined ? null : message("imports.lists.sameAsLine", { line: String(before) }))
    );
  });
}

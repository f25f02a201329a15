import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { and, inArray, isNull, or, sql } from "drizzle-orm";
import { writeAudits } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { customerColumns } from "@/lib/customers/create";
import { customerFieldsSchema } from "@/lib/customers/schemas";
import type { Db } from "@/lib/db/client";
import { customers } from "@/lib/db/schema";
import { fold, sortKey, withoutNul } from "@/lib/text-keys";
import { visibleLine } from "@/lib/visible-text";
import type { NewCustomer, RowProblem } from "./schemas";

/** What a row says of its customer: its name, its external id, both, or neither. */
export type Asked = { line: number; name: string; externalId: string };
/** The customer that is meant: one that is there, one to be made (the same for all rows that mean it), or none. */
export type Meant = { id: string | null; make: NewCustomer | null };

type Known = { id: string; name: string; externalId: string | null; archived: boolean };

const none: Meant = { id: null, make: null };
const md5 = (text: string) => createHash("md5").update(text).digest("hex");
const quoted = (text: string) => `“${text.slice(0, 100)}”`;

async function readKnown({ db }: Pick<Ctx, "db">, asked: readonly Asked[]): Promise<Known[]> {
  const keys = [...new Set(asked.flatMap(({ name }) => (name === "" ? [] : [sortKey(name)])))];
  const ids = [...new Set(asked.flatMap(({ externalId }) => (externalId === "" ? [] : [md5(externalId)])))];
  if (keys.length + ids.length === 0) return [];
  const named = keys.length > 0 ? and(isNull(customers.archivedAt), inArray(customers.sortKey, keys)) : undefined;
  const identified = ids.length > 0 ? inArray(sql`md5(${customers.externalId})`, ids) : undefined;
  const { id, name, externalId, archivedAt } = customers;
  const rows = await db.select({ id, name, externalId, archivedAt }).from(customers).where(or(named, identified));
  return rows.map(({ archivedAt: at, ...row }) => ({ ...row, archived: at !== null }));
}

const problem = (line: number, column: RowProblem["column"], message: string) => ({ line, column, message });

/** The customer with the row's external id; the name beside it must be its own. */
function byId({ line, name }: Asked, found: Known): Meant | RowProblem {
  if (found.archived) {
    const message = `It is that of ${quoted(found.name)}, which is archived. Restore that customer first, or leave this empty.`;
    return problem(line, "external_id", message);
  }
  if (name === "" || fold(name) === fold(found.name)) return { id: found.id, make: null };
  const message = `The external id is that of ${quoted(found.name)}. Write that name, or mend the external id.`;
  return problem(line, "customer", message);
}

/** The one customer of the row's name, where no external id says more. */
function byName({ line, name, externalId }: Asked, known: readonly Known[]): Meant | RowProblem | null {
  const alike = known.filter((one) => !one.archived && fold(one.name) === fold(name));
  const exact = alike.filter((one) => visibleLine(one.name) === visibleLine(name));
  const [found] = exact;
  if (exact.length > 1) {
    const message = `${exact.length} customers are called ${quoted(name)}. Put the one that is meant into external_id.`;
    return problem(line, "customer", message);
  }
  if (found && externalId !== "") {
    const own = found.externalId === null ? "has none" : `has ${quoted(found.externalId)}`;
    const message = `The customer ${quoted(name)} ${own}, not this one. Mend it here, or under Customers.`;
    return problem(line, "external_id", message);
  }
  if (found) return { id: found.id, make: null };
  const [near] = alike;
  if (!near) return null;
  return problem(
    line,
    "customer",
    `There is a customer ${quoted(near.name)}. Write the name exactly so if it is meant.`,
  );
}

/** Customers to be made, each once: by their external id, or their name. */
function createMakings() {
  const byName = new Map<string, NewCustomer>();
  const byExternalId = new Map<string, NewCustomer>();
  return ({ line, name, externalId }: Asked): Meant | RowProblem => {
    const parsed = customerFieldsSchema.pick({ name: true, externalId: true }).safeParse({ name, externalId });
    const issue = parsed.error?.issues[0];
    if (issue) return problem(line, issue.path[0] === "name" ? "customer" : "external_id", issue.message);
    const same = byName.get(fold(name));
    if (same && same.externalId !== externalId) {
      const given = same.externalId === "" ? "no external id" : `the external id ${quoted(same.externalId)}`;
      const message = `Another row makes the customer ${quoted(name)} with ${given}. Write the same in both.`;
      return problem(line, "external_id", message);
    }
    const other = byExternalId.get(externalId);
    if (other && other !== same) {
      const message = `Another row gives this external id to ${quoted(other.name)}. Each customer has its own.`;
      return problem(line, "external_id", message);
    }
    const make = same ?? { name, externalId };
    byName.set(fold(name), make);
    if (externalId !== "") byExternalId.set(externalId, make);
    return { id: null, make };
  };
}

/** Which customer each row means, in their order: a problem where it cannot be told, or is wrong. */
export async function meantCustomers(ctx: Pick<Ctx, "db">, rows: readonly Asked[]): Promise<(Meant | RowProblem)[]> {
  const asked = withoutNul([...rows]);
  const known = await readKnown(ctx, asked);
  const byExternalId = new Map(
    known.flatMap((one) => (one.externalId === null ? [] : [[one.externalId, one] as const])),
  );
  const byKey = new Map<string, Known[]>();
  for (const one of known) byKey.set(sortKey(one.name), [...(byKey.get(sortKey(one.name)) ?? []), one]);
  const making = createMakings();
  return asked.map((row) => {
    const { line, name, externalId } = row;
    if (name === "" && externalId === "") return none;
    const identified = externalId === "" ? undefined : byExternalId.get(externalId);
    if (identified) return byId(row, identified);
    if (name === "") {
      const message = `No customer has the external id ${quoted(externalId)}. Write the customer's name beside it to make one.`;
      return problem(line, "external_id", message);
    }
    return byName(row, byKey.get(sortKey(name)) ?? []) ?? making(row);
  });
}

/** Makes customers inside the caller's transaction, with their audit rows. Returns the id of each. */
export async function makeCustomers(
  tx: Db,
  ctx: Ctx,
  makings: readonly NewCustomer[],
): Promise<Map<NewCustomer, string>> {
  if (makings.length === 0) return new Map();
  const made = makings.map((make) => ({
    make,
    id: randomUUID(),
    fields: { ...make, contactName: "", contactEmail: "", notes: "", tags: [] },
  }));
  const now = ctx.now();
  await tx
    .insert(customers)
    .values(made.map(({ id, fields }) => ({ ...customerColumns(fields), id, createdAt: now, updatedAt: now })));
  const entries = made.map(({ id, fields }) => ({
    action: "customer.create" as const,
    targetKind: "customer" as const,
    target: id,
    targetLabel: fields.name,
    outcome: "succeeded" as const,
    after: fields,
  }));
  await writeAudits(tx, ctx, entries, ctx.actor);
  return new Map(made.map(({ make, id }) => [make, id]));
}

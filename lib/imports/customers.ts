import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { and, inArray, isNull, or, sql } from "drizzle-orm";
import { writeAudits } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { customerColumns } from "@/lib/customers/create";
import { customerFieldsSchema } from "@/lib/customers/schemas";
import { customers } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { message } from "@/lib/messages/message";
import { fold, sortKey } from "@/lib/text/keys";
import { visibleLine } from "@/lib/text/visible";
import { withoutNul } from "@/lib/text/without-nul";
import type { NewCustomer, RowProblem } from "./model";

/** How a row names its customer: by name, external ID, both, or neither. */
export type CustomerRef = { line: number; name: string; externalId: string };
/** The customer of a row: an existing one, one to create (shared by all rows that mean it), or none. */
export type MatchedCustomer = { id: string | null; make: NewCustomer | null };

type Known = { id: string; name: string; externalId: string | null; archived: boolean };

const none: MatchedCustomer = { id: null, make: null };
const md5 = (text: string) => createHash("md5").update(text).digest("hex");
const cut = (text: string) => text.slice(0, 100);

async function readKnown({ db }: Pick<Ctx, "db">, asked: readonly CustomerRef[]): Promise<Known[]> {
  const keys = [...new Set(asked.flatMap(({ name }) => (name === "" ? [] : [sortKey(name)])))];
  const ids = [...new Set(asked.flatMap(({ externalId }) => (externalId === "" ? [] : [md5(externalId)])))];
  if (keys.length + ids.length === 0) return [];
  const named = keys.length > 0 ? and(isNull(customers.archivedAt), inArray(customers.sortKey, keys)) : undefined;
  const identified = ids.length > 0 ? inArray(sql`md5(${customers.externalId})`, ids) : undefined;
  const { id, name, externalId, archivedAt } = customers;
  const rows = await db.select({ id, name, externalId, archivedAt }).from(customers).where(or(named, identified));
  return rows.map(({ archivedAt: at, ...row }) => ({ ...row, archived: at !== null }));
}

const problem = (line: number, column: RowProblem["column"], what: RowProblem["message"]): RowProblem => ({
  ...{ line, column },
  message: what,
});

/** The customer with the row's external ID; a name in the row must match. */
function byId({ line, name }: CustomerRef, found: Known): MatchedCustomer | RowProblem {
  if (found.archived) {
    return problem(line, "external_id", message("imports.problems.customerArchived", { customer: cut(found.name) }));
  }
  if (name === "" || fold(name) === fold(found.name)) return { id: found.id, make: null };
  return problem(line, "customer", message("imports.problems.customerName", { customer: cut(found.name) }));
}

/** The only customer with the row's name, if the row has no external ID. */
function byName({ line, name, externalId }: CustomerRef, known: readonly Known[]): MatchedCustomer | RowProblem | null {
  const alike = known.filter((one) => !one.archived && fold(one.name) === fold(name));
  const exact = alike.filter((one) => visibleLine(one.name) === visibleLine(name));
  const [found] = exact;
  if (exact.length > 1) {
    const twins = message("imports.problems.customerTwins", { count: exact.length, customer: cut(name) });
    return problem(line, "customer", twins);
  }
  if (found && externalId !== "") {
    const customer = cut(name);
    const other =
      found.externalId === null
        ? message("imports.problems.customerWithoutId", { customer })
        : message("imports.problems.customerOtherId", { customer, externalId: cut(found.externalId) });
    return problem(line, "external_id", other);
  }
  if (found) return { id: found.id, make: null };
  const [near] = alike;
  if (!near) return null;
  return problem(line, "customer", message("imports.problems.customerAlike", { customer: cut(near.name) }));
}

/** Customers to create, each once: by external ID, or by name. */
function createCustomerPlan() {
  const byName = new Map<string, NewCustomer>();
  const byExternalId = new Map<string, NewCustomer>();
  return ({ line, name, externalId }: CustomerRef): MatchedCustomer | RowProblem => {
    const parsed = customerFieldsSchema.pick({ name: true, externalId: true }).safeParse({ name, externalId });
    const issue = parsed.error?.issues[0];
    if (issue) return problem(line, issue.path[0] === "name" ? "customer" : "external_id", issue.message);
    const same = byName.get(fold(name));
    if (same && same.externalId !== externalId) {
      const customer = cut(name);
      const differs =
        same.externalId === ""
          ? message("imports.problems.rowsWithoutId", { customer })
          : message("imports.problems.rowsOtherId", { customer, externalId: cut(same.externalId) });
      return problem(line, "external_id", differs);
    }
    const other = byExternalId.get(externalId);
    if (other && other !== same) {
      return problem(line, "external_id", message("imports.problems.idTaken", { customer: cut(other.name) }));
    }
    const make = same ?? { name, externalId };
    byName.set(fold(name), make);
    if (externalId !== "") byExternalId.set(externalId, make);
    return { id: null, make };
  };
}

/** The customer of each row, in order: a problem where it is unclear or wrong. */
export async function matchCustomers(
  ctx: Pick<Ctx, "db">,
  rows: readonly CustomerRef[],
): Promise<(MatchedCustomer | RowProblem)[]> {
  const asked = withoutNul([...rows]);
  const known = await readKnown(ctx, asked);
  const byExternalId = new Map(
    known.flatMap((one) => (one.externalId === null ? [] : [[one.externalId, one] as const])),
  );
  const byKey = new Map<string, Known[]>();
  for (const one of known) byKey.set(sortKey(one.name), [...(byKey.get(sortKey(one.name)) ?? []), one]);
  const making = createCustomerPlan();
  return asked.map((row) => {
    const { line, name, externalId } = row;
    if (name === "" && externalId === "") return none;
    const identified = externalId === "" ? undefined : byExternalId.get(externalId);
    if (identified) return byId(row, identified);
    if (name === "") {
      return problem(line, "external_id", message("imports.problems.idUnknown", { externalId: cut(externalId) }));
    }
    return byName(row, byKey.get(sortKey(name)) ?? []) ?? making(row);
  });
}

/** Creates customers in the caller's transaction, with their audit rows. Returns the ID of each. */
export async function createCustomers(
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

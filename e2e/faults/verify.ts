import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { auditLog, customers, operations, organizations } from "../../lib/db/schema";
import type { Database, Db } from "../../lib/db/types";
import { operationKinds } from "../../lib/operations/model";
import { PRIMARY_INTEGRATOR } from "../../sandbox/credentials";
import { type Form, wasAccepted } from "./forms";
import type { Played } from "./rounds";
import type { Stage } from "./stage";

export const findingKinds = ["lost", "duplicated", "wronglyDeleted", "stuck", "auditMissing", "untrue"] as const;
/** What must not be; each entry says in words what was found. */
export type Findings = Record<(typeof findingKinds)[number], string[]>;

export const noFindings = (): Findings => ({
  ...{ lost: [], duplicated: [], wronglyDeleted: [] },
  ...{ stuck: [], auditMissing: [], untrue: [] },
});

type Operation = typeof operations.$inferSelect;
type Audit = typeof auditLog.$inferSelect;
type Held = {
  operations: Operation[];
  audit: Audit[];
  mirror: (typeof organizations.$inferSelect)[];
  customers: { id: string; name: string }[];
};

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

async function readAll(db: Db): Promise<Held> {
  return {
    operations: await db.select().from(operations).orderBy(asc(operations.createdAt)),
    audit: await db.select().from(auditLog).orderBy(asc(auditLog.id)),
    mirror: await db.select().from(organizations).where(eq(organizations.managedBy, PRIMARY_INTEGRATOR)),
    customers: await db.select({ id: customers.id, name: customers.name }).from(customers),
  };
}

/** Each operation: written down with an audit row, ended, and ended with one that says how. */
function checkOperations(held: Held, found: Findings): void {
  const rows = groupBy(held.audit, ({ operationId }) => operationId ?? "");
  for (const { id, kind, state } of held.operations) {
    const outcomes = (rows.get(id) ?? []).filter(({ action }) => action === kind).map(({ outcome }) => outcome);
    const miss = (what: string) => found.auditMissing.push(`${kind} ${id} (${state}): ${what}`);
    if (outcomes.filter((outcome) => outcome === "requested").length !== 1) miss("not one row `requested`");
    const ends = outcomes.filter((outcome) => outcome === "succeeded" || outcome === "failed");
    if (state === "succeeded" || state === "failed") {
      if (ends.length !== 1 || ends[0] !== state) miss(`rows of its end: ${ends.join(", ") || "none"}`);
    } else if (state === "closed") {
      if (!outcomes.includes("unknown")) miss("no row `unknown`");
      const decided = (rows.get(id) ?? []).some(({ action }) => action === "operation.decide");
      if (!decided) miss("no row of the decision");
      if (ends.length > 0) miss("closed, and a row of an end");
    } else {
      found.stuck.push(`${kind} ${id} is ${state}`);
    }
  }
}

/** Each creation against what Vocdoni ever made: one for a success, none for a failure, never two. */
function checkCreations(stage: Stage, held: Held, found: Findings): void {
  const { probe, sandbox } = stage;
  const made = groupBy(probe.made, ({ consoleRef }) => consoleRef ?? "");
  const mirrored = new Map(held.mirror.map((row) => [row.address, row]));
  for (const operation of held.operations.filter(({ kind }) => kind === "organization.create")) {
    const { id, state, target } = operation;
    const ofIt = made.get(id) ?? [];
    if (ofIt.length > 1) found.duplicated.push(`creation ${id} (${state}) was made ${ofIt.length} times`);
    const [one] = ofIt;
    if (state === "succeeded") {
      if (!one || one.address !== target)
        found.lost.push(`creation ${id} succeeded with ${target}, made was ${one?.address}`);
      else if (!mirrored.has(one.address) && !probe.removed.has(one.address))
        found.lost.push(`creation ${id}: ${one.address} is not in the mirror`);
    } else if (one) found.lost.push(`creation ${id} is ${state}, and Vocdoni made ${one.address}`);
  }
  const known = new Set(held.operations.map(({ id }) => id));
  for (const [reference, ofIt] of made)
    if (!known.has(reference)) found.lost.push(`${ofIt[0]?.address} was made of ${reference}, which no operation is`);
  for (const [name, ofIt] of groupBy(probe.made, ({ name }) => name))
    if (ofIt.length > 1) found.duplicated.push(`${ofIt.length} organizations were made with the name ${name}`);
  for (const { address, managedBy, meta } of sandbox.state.organizations.values()) {
    if (managedBy !== PRIMARY_INTEGRATOR) continue;
    const row = mirrored.get(address);
    if (!row) found.lost.push(`${address} (${JSON.stringify(meta.name)}) is at Vocdoni and not in the mirror`);
    else if (row.goneAt) found.untrue.push(`${address} is at Vocdoni and marked as gone`);
  }
}

/** Nothing disappears that nobody asked to delete; what a deletion says of itself is true. */
function checkDeletions(stage: Stage, held: Held, forms: Form[], found: Findings): void {
  const asked = new Set(forms.flatMap(({ about }) => (about.kind === "delete" ? [about.address] : [])));
  const carried = held.operations.filter(({ kind }) => kind === "organization.delete");
  const begun = new Set(carried.map(({ target }) => target));
  for (const address of stage.probe.removed) {
    if (!asked.has(address)) found.wronglyDeleted.push(`${address}: nobody asked`);
    else if (!begun.has(address)) found.wronglyDeleted.push(`${address}: no operation was written down`);
    const row = held.mirror.find((each) => each.address === address);
    const ours = carried.some(({ target, state }) => target === address && state === "succeeded");
    if (row?.goneAt && ours && row.goneReason !== "deleted")
      found.untrue.push(`${address} is gone as ${row.goneReason}`);
    if (row && !row.goneAt) found.untrue.push(`${address} is deleted and not marked as gone`);
  }
  for (const { id, state, target } of carried) {
    const gone = target !== null && stage.probe.removed.has(target);
    if (state === "succeeded" && !gone) found.untrue.push(`deletion ${id} succeeded, and ${target} is there`);
    const others = carried.some((other) => other.target === target && other.state === "succeeded");
    if (state !== "succeeded" && gone && !others)
      found.untrue.push(`deletion ${id} is ${state}, and ${target} is gone`);
  }
}

/** The last edit of each organization that counts as saved is what Vocdoni shows. */
function checkEdits(stage: Stage, held: Held, forms: Form[], found: Findings): void {
  const wanted = new Map(
    forms.flatMap(({ about, input }) =>
      about.kind === "edit" ? [[String(input.formToken), about.website] as const] : [],
    ),
  );
  const edits = held.operations.filter(({ kind }) => kind === "organization.update");
  for (const [target, ofIt] of groupBy(edits, ({ target }) => target)) {
    const organization = stage.sandbox.state.organizations.get(target ?? "");
    if (!organization) continue;
    const last = ofIt.findLast(({ state }) => state === "succeeded");
    const expected = last && wanted.get(last.formToken);
    if (expected !== undefined && organization.website !== expected)
      found.untrue.push(`edit ${last?.id} succeeded with ${expected}, Vocdoni has ${organization.website}`);
    const failed = ofIt.filter(({ state }) => state === "failed").map(({ formToken }) => wanted.get(formToken));
    if (failed.includes(organization.website)) found.untrue.push(`${target}: a failed edit took effect`);
  }
}

/** What a person was told is kept; what is made in our own database alone is made once, with its audit row. */
function checkForms(held: Held, forms: Form[], found: Findings): void {
  const byToken = new Map(held.operations.map((operation) => [operation.formToken, operation]));
  const customersByName = groupBy(held.customers, ({ name }) => name);
  const mirrored = new Map(held.mirror.map((row) => [row.address, row]));
  const links = held.audit.filter(({ action }) => action === "organization.link");
  const relinked = new Set(links.map(({ target }) => target));
  for (const one of forms) {
    const { about } = one;
    const operation = byToken.get(String(one.input.formToken));
    if (about.kind !== "link" && wasAccepted(one) && !operation)
      found.lost.push(`round ${one.round}: an accepted ${about.kind} was forgotten`);
    if (about.kind !== "create" && about.kind !== "link") continue;
    if (about.customer === null) continue;
    const made = customersByName.get(about.customer) ?? [];
    if (made.length > 1) found.duplicated.push(`customer ${about.customer} was made ${made.length} times`);
    const label = `round ${one.round}: ${about.customer}`;
    const audited = held.audit.filter(
      ({ action, targetLabel }) => action === "customer.create" && targetLabel === about.customer,
    );
    if (audited.length !== made.length) found.auditMissing.push(`${label}: ${audited.length} rows of its making`);
    if (about.kind === "link") {
      const rows = links.filter(
        ({ target, after }) => target === about.address && JSON.stringify(after).includes(about.customer),
      );
      if (rows.length !== made.length) found.auditMissing.push(`${label}: ${rows.length} rows of the link`);
      if (wasAccepted(one) && made.length !== 1) found.lost.push(`${label}: an accepted link was forgotten`);
      continue;
    }
    if ((operation !== undefined) !== (made.length === 1))
      found.lost.push(`${label}: customer without creation, or reverse`);
    const row = operation?.state === "succeeded" ? mirrored.get(operation.target ?? "") : undefined;
    if (row && !relinked.has(row.address) && row.customerId !== made[0]?.id)
      found.untrue.push(`${label}: ${row.address} is not linked to it`);
  }
}

const DERIVED: Record<string, string> = {
  "the index of the lists": `SELECT count(*)::int AS n FROM organizations o FULL JOIN organization_index i USING (address)
    WHERE (o.gone_at IS NOT NULL, o.sort_key, o.type, o.country, o.sent_votes, o.customer_id)
      IS DISTINCT FROM (i.gone, i.sort_key, i.type, i.country, i.sent_votes, i.customer_id)`,
  "the kept counts": `SELECT count(*)::int AS n FROM (
    SELECT type, country, customer_id IS NOT NULL AS linked, gone_at IS NOT NULL AS gone, count(*) AS n
    FROM organizations GROUP BY 1, 2, 3, 4) real
    FULL JOIN (SELECT type, country, linked, gone, sum(n) AS n FROM organization_counts GROUP BY 1, 2, 3, 4) kept
    USING (type, country, linked, gone) WHERE coalesce(real.n, 0) <> coalesce(kept.n, 0)`,
};
const countSchema = z.array(z.object({ n: z.number() }));

/** What triggers keep beside the mirror says the same as the mirror. */
async function checkDerived({ executeSql }: Database, found: Findings): Promise<void> {
  for (const [what, statement] of Object.entries(DERIVED)) {
    const [row] = countSchema.parse((await executeSql(statement)).rows);
    if (row?.n !== 0) found.untrue.push(`${what} differ in ${row?.n} places`);
  }
}

/** A run in which next to nothing was carried out, or hardly a window was met, proves nothing. */
function checkWork(held: Held, { forms, missed, windows }: Played, found: Findings): void {
  const rounds = [...windows.values()].reduce((sum, n) => sum + n, 0);
  for (const kind of operationKinds) {
    const done = held.operations.filter((one) => one.kind === kind && one.state === "succeeded").length;
    if (done < rounds / 20) found.untrue.push(`only ${done} operations of kind ${kind} succeeded in ${rounds} rounds`);
  }
  const accepted = forms.filter(wasAccepted).length;
  if (accepted < forms.length / 2) found.untrue.push(`only ${accepted} of ${forms.length} forms were accepted`);
  if (missed > rounds / 3) found.untrue.push(`${missed} of ${rounds} windows were missed`);
}

/** Holds what Vocdoni has and ever had, the mirror, the operations and the audit log against each other. */
export async function verify(stage: Stage, played: Played): Promise<{ findings: Findings; operations: number }> {
  const database = await stage.openDatabase();
  try {
    const held = await readAll(database.db);
    const findings = noFindings();
    checkOperations(held, findings);
    checkCreations(stage, held, findings);
    checkDeletions(stage, held, played.forms, findings);
    checkEdits(stage, held, played.forms, findings);
    checkForms(held, played.forms, findings);
    await checkDerived(database, findings);
    checkWork(held, played, findings);
    return { findings, operations: held.operations.length };
  } finally {
    await database.close();
  }
}

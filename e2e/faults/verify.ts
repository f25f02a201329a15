import { asc, eq } from "drizzle-orm";
import type { Db } from "../../lib/db/client";
import { auditLog, customers, operations, organizations } from "../../lib/db/schema";
import { PRIMARY_INTEGRATOR } from "../../sandbox/credentials";
import { type Form, wasAccepted } from "./forms";
import type { Played } from "./rounds";
import type { Stage } from "./stage";

/** What must not be; each entry says in words what was found. */
export type Findings = Record<
  "lost" | "duplicated" | "wronglyDeleted" | "stuck" | "auditMissing" | "otherwise",
  string[]
>;

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
    else if (row.goneAt) found.otherwise.push(`${address} is at Vocdoni and marked as gone`);
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
    if (row && !row.goneAt) found.otherwise.push(`${address} is deleted and not marked as gone`);
  }
  for (const { id, state, target } of carried) {
    const gone = target !== null && stage.probe.removed.has(target);
    if (state === "succeeded" && !gone) found.otherwise.push(`deletion ${id} succeeded, and ${target} is there`);
    const others = carried.some((other) => other.target === target && other.state === "succeeded");
    if (state !== "succeeded" && gone && !others)
      found.otherwise.push(`deletion ${id} is ${state}, and ${target} is gone`);
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
      found.otherwise.push(`edit ${last?.id} succeeded with ${expected}, Vocdoni has ${organization.website}`);
    const failed = ofIt.filter(({ state }) => state === "failed").map(({ formToken }) => wanted.get(formToken));
    if (failed.includes(organization.website)) found.otherwise.push(`${target}: a failed edit took effect`);
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
      found.otherwise.push(`${label}: ${row.address} is not linked to it`);
  }
}

/** Holds what Vocdoni has and ever had, the mirror, the operations and the audit log against each other. */
export async function verify(stage: Stage, played: Played): Promise<{ findings: Findings; operations: number }> {
  const database = await stage.openDatabase();
  try {
    const held = await readAll(database.db);
    const findings: Findings = {
      lost: [],
      duplicated: [],
      wronglyDeleted: [],
      stuck: [],
      auditMissing: [],
      otherwise: [],
    };
    checkOperations(held, findings);
    checkCreations(stage, held, findings);
    checkDeletions(stage, held, played.forms, findings);
    checkEdits(stage, held, played.forms, findings);
    checkForms(held, played.forms, findings);
    return { findings, operations: held.operations.length };
  } finally {
    await database.close();
  }
}

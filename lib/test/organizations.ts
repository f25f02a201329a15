import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { auditLog, operations, organizations } from "@/lib/db/schema";
import { createOrganization } from "@/lib/organizations/create";
import { fieldsHash, fieldsOf } from "@/lib/organizations/fields";
import type { CreateOrganizationInput, OrganizationFields } from "@/lib/organizations/schemas";
import { recoverOperations } from "@/lib/perform/recover";
import { runOperation } from "@/lib/perform/run";
import { runSync } from "@/lib/sync/run";
import { startSync } from "@/lib/sync/start";
import { PRIMARY_INTEGRATOR } from "@/sandbox/credentials";
import type { Organization } from "@/sandbox/state/schemas";
import type { TestConsole } from "./context";

/** POST of a create, for faults and for counting requests. */
export const CREATE = { method: "POST", path: "^/integrator/organizations$" } as const;
export const LIST = { method: "GET", path: "^/integrator/organizations$" } as const;

/** A filled-in form of a new organization. */
export function createForm(more: Partial<CreateOrganizationInput> = {}): CreateOrganizationInput {
  return {
    formToken: randomUUID(),
    type: "association",
    names: { default: "Unió de Veïns" },
    descriptions: {},
    ...{ logo: "", website: "", country: "", timezone: "", size: "", color: "", subdomain: "" },
    ...more,
  };
}

/** Begins the creation of a form and carries it out. */
export async function create(ctx: Ctx, form: CreateOrganizationInput = createForm()): Promise<string> {
  const { operationId } = await createOrganization(ctx, form);
  await runOperation(ctx, operationId);
  return operationId;
}

export async function operationRow(ctx: Pick<Ctx, "db">, id: string) {
  const [row] = await ctx.db.select().from(operations).where(eq(operations.id, id));
  if (!row) throw new Error("no such operation");
  return row;
}

export async function mirrorRow(ctx: Pick<Ctx, "db">, address: string) {
  const [row] = await ctx.db.select().from(organizations).where(eq(organizations.address, address));
  return row;
}

/** Actions and outcomes of the audit log, oldest first, such as `organization.create requested`. */
export async function auditTrail(ctx: Pick<Ctx, "db">): Promise<string[]> {
  const rows = await ctx.db.select().from(auditLog).orderBy(auditLog.id);
  return rows.map(({ action, outcome }) => `${action} ${outcome}`);
}

/** What the sandbox holds of the primary integrator. */
export function managed({ sandbox }: TestConsole): Organization[] {
  return sandbox.state
    .managedBy(PRIMARY_INTEGRATOR)
    .flatMap((address) => sandbox.state.organizations.get(address) ?? []);
}

/** Those of them that carry the reference of an operation: more than one would be one too many. */
export const createdByOperation = (console: TestConsole, operationId: string) =>
  managed(console).filter(({ meta }) => meta.consoleRef === operationId);

/** Begins a sync and carries it out. */
export async function sync(ctx: Ctx): Promise<string> {
  const { id } = await startSync(ctx, "manual");
  await runSync(ctx, id);
  return id;
}

/** Sweeps again and again, a step of time apart, until the operation moves no more. */
export async function recoverUntilDone(console: TestConsole, id: string, sweeps = 12, stepMs = 61_000) {
  for (let i = 0; i < sweeps; i += 1) {
    const row = await operationRow(console.ctx, id);
    if (!["recorded", "sent", "unknown"].includes(row.state)) return row;
    console.clock.advance(stepMs);
    await recoverOperations(console.ctx);
  }
  return operationRow(console.ctx, id);
}

/** One of the sandbox's organizations that can be edited and deleted: ours, with nothing open. */
export function quietOrganization(console: TestConsole, nth = 0): Organization {
  const own = managed(console).filter(({ open, roles }) => !open && roles["ops@integrator.example"] === "admin");
  const found = own[nth];
  if (!found) throw new Error("the sandbox has no such organization");
  return found;
}

/** The fields of an organization as an edit form would show them, and the hash that goes with the form. */
export async function editForm(ctx: Ctx, address: string, change: Partial<OrganizationFields>) {
  const fields = fieldsOf(await ctx.vocdoni.organizations.get(address));
  return { formToken: randomUUID(), address, base: fieldsHash(fields), ...fields, ...change };
}

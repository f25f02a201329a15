import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { SystemCtx } from "@/lib/context";
import { customers, organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import { saveAgreedName, upsertMirror } from "@/lib/mirror/upsert";
import { type CreateOrganizationInput, createOrganizationSchema } from "@/lib/organizations/schemas";
import { interpretQuota } from "@/lib/quota/interpret";
import { readNewest, type WalkedPage, walkList } from "@/lib/sync/walk";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import type { CreateOrganizationBody } from "@/lib/vocdoni/request-schemas";
import type { Integrator, Organization } from "@/lib/vocdoni/schemas";
import { upstreamEnvironment } from "@/lib/vocdoni-health/environment";
import { crossCheck, mayStillBeRunning } from "./cross-check";
import type { Handler, Verdict } from "./handler";
import { leaseMs, type Operation, renewLease, type Settlement, saveCrossCheck } from "./transitions";

const PASSES_NEEDED = 2;

/** The request body of a create. `meta` is world-readable: names and our random reference only, no customer data. */
export function createBody(operationId: string, input: CreateOrganizationInput): CreateOrganizationBody {
  const { names, descriptions, logo, type, ownerEmail, website, country, timezone, size, color, subdomain } = input;
  const { defaultLang = "" } = input;
  const settable = Object.entries({ website, country, timezone, size, color, subdomain, defaultLang });
  return {
    type,
    ...Object.fromEntries(settable.filter(([, value]) => value !== "")),
    ...(ownerEmail ? { ownerEmail } : {}),
    meta: {
      consoleRef: operationId,
      name: names,
      ...(Object.keys(descriptions).length > 0 ? { description: descriptions } : {}),
      ...(logo === "" ? {} : { logo: { default: logo } }),
    },
  };
}

/** Links the new organization to its customer, unless it is already linked or the customer no longer exists. */
async function linkToCustomer(tx: Db, { customerId }: Operation, address: string, linkedAt: Date): Promise<void> {
  if (!customerId) return;
  const [customer] = await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, customerId));
  if (!customer) return;
  await tx
    .update(organizations)
    .set({ customerId: customer.id, linkedAt })
    .where(and(eq(organizations.address, address), isNull(organizations.customerId)));
}

function created(operation: Operation, organization: Organization, readAt: Date, step: Message): Settlement {
  return {
    state: "succeeded",
    step,
    target: organization.address,
    result: { address: organization.address },
    after: { address: organization.address, type: organization.type, name: organization.name },
    apply: async (tx) => {
      await upsertMirror(tx, [organization], readAt);
      await saveAgreedName(tx, organization);
      await linkToCustomer(tx, operation, organization.address, readAt);
    },
  };
}

/**
 * The quota before sending; null where unknown. Staging doesn't enforce one, so a failed reading is no reason not to
 * send; a key without quota:read may still create, so Vocdoni decides.
 */
async function readQuota(ctx: SystemCtx): Promise<Integrator | null> {
  try {
    return await ctx.vocdoni.integrator.get();
  } catch (error) {
    const enforced = upstreamEnvironment(ctx.upstream.url) !== "staging";
    if (isVocdoniError(error) && (error.kind === "scope-missing" || !enforced)) return null;
    throw error;
  }
}

/** Remaining organizations; null where Vocdoni doesn't say, sets no limit, or (staging) doesn't enforce it. */
function slotsLeft(ctx: SystemCtx, quota: Integrator | null): number | null {
  if (quota === null || upstreamEnvironment(ctx.upstream.url) === "staging") return null;
  const { managedOrgs } = interpretQuota(quota).gauges;
  return managedOrgs.state === "limited" ? Math.max(0, managedOrgs.limit - managedOrgs.used) : null;
}

const foundAndAdded = message("operations.step.foundAndAdded");

/**
 * The sync has already seen it. Even if it has been deleted since, the creation succeeded, so no further checks are
 * needed.
 */
async function resolveFromMirror(ctx: SystemCtx, operation: Operation, address: string): Promise<Verdict> {
  const readAt = ctx.now();
  try {
    const found = await ctx.vocdoni.organizations.get(address);
    return { verdict: "settled", settlement: created(operation, found, readAt, foundAndAdded) };
  } catch (error) {
    if (!isVocdoniError(error) || error.kind !== "not-found") throw error;
    const settlement: Settlement = {
      ...{
        state: "succeeded",
        step: message("operations.step.createdThenDeleted"),
        target: address,
        result: { address },
      },
      apply: (tx) => linkToCustomer(tx, operation, address, readAt),
    };
    return { verdict: "settled", settlement };
  }
}

export const createHandler: Handler = {
  async prepare(ctx, operation) {
    createOrganizationSchema.parse(operation.input);
    const at = ctx.now();
    const quota = await readQuota(ctx);
    if (slotsLeft(ctx, quota) === 0) {
      throw new AppError("quota-reached", message("operations.failure.quotaReached"));
    }
    await saveCrossCheck(ctx, operation, { managedOrgs: quota?.usage.managedOrgs ?? null, at: at.toISOString() });
  },

  async send(ctx, operation) {
    const readAt = ctx.now();
    const body = createBody(operation.id, createOrganizationSchema.parse(operation.input));
    const organization = await ctx.vocdoni.managedOrganizations.create(body);
    return created(operation, organization, readAt, message("operations.step.created"));
  },

  async check(ctx, operation, late): Promise<Verdict> {
    const [mirrored] = await ctx.db
      .select({ address: organizations.address })
      .from(organizations)
      .where(eq(organizations.consoleRef, operation.id));
    if (mirrored) return resolveFromMirror(ctx, operation, mirrored.address);
    const matches: { organization: Organization; readAt: Date }[] = [];
    let renewedAt = ctx.now().getTime();
    const onPage = async (page: Pick<WalkedPage, "organizations" | "readAt">) => {
      for (const organization of page.organizations) {
        if (organization.meta.consoleRef === operation.id) matches.push({ organization, readAt: page.readAt });
      }
      if (ctx.now().getTime() - renewedAt < leaseMs(ctx) / 4) return;
      renewedAt = ctx.now().getTime();
      await renewLease(ctx, operation);
    };
    // A full pass proves nothing while the request may still be running: until then, the newest pages are enough.
    const walk = late ? await walkList(ctx, onPage) : await readNewest(ctx, onPage);
    const [match] = matches;
    if (match) {
      const { organization, readAt } = match;
      return { verdict: "settled", settlement: created(operation, organization, readAt, foundAndAdded) };
    }
    if (!late) return { verdict: "wait", step: message("operations.step.notOnNewestPages") };
    if (!walk?.complete) return { verdict: "wait", step: message("operations.step.listChanged") };
    const passes = operation.passes + 1;
    if (passes < PASSES_NEEDED) return { verdict: "wait", step: message("operations.step.notInList"), passes };
    if (await mayStillBeRunning(ctx, operation, walk.totalItems)) {
      return { verdict: "wait", step: message("operations.step.stillCreating") };
    }
    const { counter, advice } = await crossCheck(ctx, operation, walk.totalItems);
    const evidence = message("operations.evidence.notListed", { count: passes, counter, advice });
    return { verdict: "undecided", message: evidence };
  },

  resolveLate: resolveFromMirror,
};

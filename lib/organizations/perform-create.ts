import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { customers, organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { Handler, Verdict } from "@/lib/operations/handler";
import { leaseMs, type Operation, renewLease, type Settlement, type SystemCtx } from "@/lib/operations/transitions";
import { interpretQuota } from "@/lib/quota/interpret";
import { readNewest, type WalkedPage, walkList } from "@/lib/sync/walk";
import { upstreamEnvironment } from "@/lib/upstream/environment";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import type { CreateOrganizationBody } from "@/lib/vocdoni/request-schemas";
import type { Organization } from "@/lib/vocdoni/schemas";
import { upsertMirror } from "./mirror";
import { type CreateOrganizationInput, createOrganizationSchema } from "./schemas";

const PASSES_NEEDED = 2;

/** The request body of a create. `meta` is world-readable: it carries names and our random reference, no customer data. */
export function createBody(operationId: string, input: CreateOrganizationInput): CreateOrganizationBody {
  const { names, descriptions, logo, type, ownerEmail, website, country, timezone, size, color, subdomain } = input;
  const settable = Object.entries({ website, country, timezone, size, color, subdomain });
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

function created(operation: Operation, organization: Organization, readAt: Date, step: string): Settlement {
  return {
    state: "succeeded",
    step,
    target: organization.address,
    result: { address: organization.address },
    after: { address: organization.address, type: organization.type, name: organization.name },
    apply: async (tx) => {
      await upsertMirror(tx, [organization], readAt);
      if (!operation.customerId) return;
      const [customer] = await tx
        .select({ id: customers.id })
        .from(customers)
        .where(eq(customers.id, operation.customerId));
      if (!customer) return;
      await tx
        .update(organizations)
        .set({ customerId: customer.id, linkedAt: readAt })
        .where(and(eq(organizations.address, organization.address), isNull(organizations.customerId)));
    },
  };
}

/** How many organizations may still be made; null where Vocdoni does not say, sets no limit, or (staging) enforces none. */
async function slotsLeft(ctx: SystemCtx): Promise<number | null> {
  if (upstreamEnvironment(ctx.upstream.url) === "staging") return null;
  try {
    const { managedOrgs } = interpretQuota(await ctx.vocdoni.integrator.get()).gauges;
    return managedOrgs.state === "limited" ? Math.max(0, managedOrgs.limit - managedOrgs.used) : null;
  } catch (error) {
    // A key without quota:read may still create: then Vocdoni alone is the judge.
    if (isVocdoniError(error) && error.kind === "scope-missing") return null;
    throw error;
  }
}

/** The sync has seen it already. It may have been deleted since: then it was made all the same, and needs no more looking. */
export async function adoptMirrored(ctx: SystemCtx, operation: Operation, address: string): Promise<Verdict> {
  const readAt = ctx.now();
  try {
    const found = await ctx.vocdoni.organizations.get(address);
    return { verdict: "settled", settlement: created(operation, found, readAt, "Found at Vocdoni and adopted") };
  } catch (error) {
    if (!isVocdoniError(error) || error.kind !== "not-found") throw error;
    const step = "Was made, and is gone since";
    return { verdict: "settled", settlement: { state: "succeeded", step, target: address, result: { address } } };
  }
}

export const createHandler: Handler = {
  async prepare(ctx, operation) {
    createOrganizationSchema.parse(operation.input);
    const left = await slotsLeft(ctx);
    if (left === 0) throw new AppError("upstream", "All organizations of the plan are in use. Nothing was sent.");
  },

  async send(ctx, operation) {
    const readAt = ctx.now();
    const body = createBody(operation.id, createOrganizationSchema.parse(operation.input));
    const organization = await ctx.vocdoni.managedOrganizations.create(body);
    return created(operation, organization, readAt, "Created");
  },

  async look(ctx, operation, late): Promise<Verdict> {
    const [mirrored] = await ctx.db
      .select({ address: organizations.address })
      .from(organizations)
      .where(eq(organizations.consoleRef, operation.id));
    if (mirrored) return adoptMirrored(ctx, operation, mirrored.address);
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
    // A whole reading proves nothing while the request may still be under way: until then the newest pages will do.
    const walk = late ? await walkList(ctx, onPage) : await readNewest(ctx, onPage);
    const [match] = matches;
    if (match) {
      const { organization, readAt } = match;
      return {
        verdict: "settled",
        settlement: created(operation, organization, readAt, "Found at Vocdoni and adopted"),
      };
    }
    if (!late || !walk?.complete) return { verdict: "wait", step: "Not in Vocdoni's list yet, looking again" };
    const passes = operation.passes + 1;
    if (passes < PASSES_NEEDED) return { verdict: "wait", step: "Not in the whole list, reading it once more", passes };
    return {
      verdict: "undecided",
      message:
        `Vocdoni's whole list was read ${passes} times after the request could no longer be under way, and the organization is ` +
        "not in it. Most likely it was never made. Close this and create it anew, or look once more.",
    };
  },
};

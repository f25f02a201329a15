import { setTimeout as sleep } from "node:timers/promises";
import { checksumAddress } from "@/lib/checksum-address";
import { strictAddress } from "../http/addresses";
import { decodeObject } from "../http/decode";
import { ApiError } from "../http/errors";
import { caller } from "../http/identity";
import { pageParameters, paginate } from "../http/pagination";
import { json, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import { randomHex } from "../state/ids";
import { blankOrganization } from "../state/initial";
import type { Integrator, Organization } from "../state/schemas";
import { firstActive } from "./elections";
import { callingIntegrator } from "./lookup";
import { type OrganizationInput, organizationInput } from "./organization-input";
import { organizationView } from "./organization-view";
import { chosenLanguage, isOrganizationType } from "./reference";

function quota(call: Call): Reply {
  const { organization, integrator } = callingIntegrator(call, ["admin", "manager"]);
  const { store } = call.sandbox;
  const { enabled, limits, managedProcesses } = integrator;
  const managedOrgs = integrator.managedOrgs + (store.reserved.get(organization.address) ?? 0);
  const usage = { managedOrgs, managedProcesses, sentVotes: 0, sentSMS: 0, sentEmails: 0 };
  if (!enabled) return json({ enabled, usage });
  for (const address of store.managedBy(organization.address)) {
    const counters = store.organizations.get(address)?.counters;
    usage.sentVotes += counters?.sentVotes ?? 0;
    usage.sentSMS += counters?.sentSMS ?? 0;
    usage.sentEmails += counters?.sentEmails ?? 0;
  }
  return json({ enabled, ...(limits === null ? {} : { limits }), usage });
}

function list(call: Call): Reply {
  const { organization } = callingIntegrator(call, ["admin", "manager"]);
  const { store, settings } = call.sandbox;
  const { pagination, items } = paginate(store.managedBy(organization.address), pageParameters(call.query));
  const organizations = items.flatMap((address) => store.organizations.get(address) ?? []);
  return json({ pagination, organizations: organizations.map((each) => organizationView(each, settings.generation)) });
}

async function create(call: Call): Promise<Reply> {
  const { organization: owner, integrator } = callingIntegrator(call, ["admin"]);
  const { store, settings, now } = call.sandbox;
  if (!integrator.enabled) throw new ApiError("notIntegrator");
  const { limits } = integrator;
  const full = (): boolean => {
    const used = integrator.managedOrgs + (store.reserved.get(owner.address) ?? 0);
    return limits !== null && used >= limits.maxManagedOrgs;
  };
  if (full()) throw new ApiError("maxOrganizations", `limit ${limits?.maxManagedOrgs}`);
  const input = organizationInput(decodeObject(await call.body()));
  if (!isOrganizationType(input.type)) throw new ApiError("malformedBody", "invalid organization type");
  const defaultLang = chosenLanguage(call, input.defaultLang);
  if (input.ownerEmail !== "" && store.user(input.ownerEmail) === undefined) {
    throw new ApiError("malformedBody", "owner email does not correspond to an existing user");
  }
  if (!store.parts.conditions.defaultPlan) throw new ApiError("noDefaultPlan", "not found");
  if (full()) throw new ApiError("maxOrganizations");
  reserve(call, owner.address, 1);
  try {
    await sleep(settings.createDelay);
  } finally {
    reserve(call, owner.address, -1);
  }
  if (!store.parts.conditions.provisioning) {
    const cause = "could not wait for create account tx to be mined: context deadline exceeded";
    throw new ApiError("internal", `could not provision managed organization account: ${cause}`);
  }
  const admin = input.ownerEmail === "" ? caller(call.identity).user.email : input.ownerEmail;
  const created = newOrganization(store.nextOrdinal(), input, admin, owner.address, now());
  created.defaultLang = defaultLang ?? created.defaultLang;
  integrator.managedOrgs++;
  store.insert(created);
  return json(organizationView(created, settings.generation, true));
}

function reserve({ sandbox: { store } }: Call, address: string, change: number): void {
  store.reserved.set(address, (store.reserved.get(address) ?? 0) + change);
}

/** The document that a create stores. */
export function newOrganization(
  ordinal: number,
  input: OrganizationInput,
  admin: string,
  managedBy: string,
  now: number,
): Organization {
  return {
    ...blankOrganization(`0x${randomHex(20)}`, ordinal, now),
    ...input.texts,
    type: input.type,
    communications: input.communications,
    meta: { ...input.shorthand, ...input.meta },
    managedBy,
    creator: admin,
    roles: { [admin]: "admin" },
  };
}

function remove(call: Call): Reply {
  const { organization: owner, integrator } = callingIntegrator(call, ["admin"]);
  const { store } = call.sandbox;
  const address = strictAddress(call.param("address"));
  if (address === null) throw new ApiError("malformedParameter", "invalid managed organization address");
  const organization = store.organizations.get(address);
  if (organization?.managedBy !== owner.address) throw new ApiError("organizationNotFound");
  const active = firstActive(store.content(organization), call.sandbox.now(), call.sandbox.settings.generation);
  if (active?.lost === true) {
    const cause = `API error: 404 ({"error":"election not found","code":4047})`;
    throw new ApiError("chain", `could not fetch election ${active.upstreamId}: ${cause}`);
  }
  if (active !== null) throw new ApiError("activeElections");
  discard(call.sandbox.store, organization, integrator);
  return json({ address: checksumAddress(address) });
}

/** Removes an organization and gives back its slot and those of its legacy elections. */
export function discard(store: Call["sandbox"]["store"], organization: Organization, integrator: Integrator): void {
  const published = store.content(organization).legacy.filter((process) => process.published).length;
  integrator.managedOrgs = Math.max(0, integrator.managedOrgs - 1);
  integrator.managedProcesses = Math.max(0, integrator.managedProcesses - published);
  store.remove(organization);
}

export const integratorRoutes: Route[] = [
  { method: "GET", path: "/integrator", access: { scope: "quota:read" }, handler: quota },
  { method: "GET", path: "/integrator/organizations", access: { scope: "managed:read" }, handler: list },
  { method: "POST", path: "/integrator/organizations", access: { scope: "managed:write" }, handler: create },
  {
    method: "DELETE",
    path: "/integrator/organizations/{address}",
    access: { scope: "managed:write" },
    handler: remove,
  },
];

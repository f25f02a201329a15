import { lenientAddress } from "../http/addresses";
import { ApiError } from "../http/errors";
import { hasRole } from "../http/identity";
import type { Call } from "../http/router";
import type { Integrator, Organization, Role } from "../state/schemas";

/** The organization of `{address}`, read as leniently as the backend does. Throws 40011. */
export function pathOrganization({ sandbox, param }: Call): Organization {
  const organization = sandbox.store.organizations.get(lenientAddress(param("address")));
  if (organization === undefined) throw new ApiError("noOrganization");
  return organization;
}

/** The same, for a caller with one of the roles; else 40001 with the words of the endpoint. */
export function ownOrganization(
  call: Call,
  roles: Role[],
  refusal = "user is not admin of organization",
): Organization {
  const organization = pathOrganization(call);
  if (!hasRole(call.identity, organization, ...roles)) throw new ApiError("unauthorized", refusal);
  return organization;
}

export interface CallingIntegrator {
  organization: Organization;
  integrator: Integrator;
}

/**
 * The integrator of the path-less endpoints: a key's own organization (enabled or not), or the first
 * enabled one that a session's user belongs to. Throws 40153, 40009, 40001.
 */
export function callingIntegrator({ sandbox, identity }: Call, roles: Role[]): CallingIntegrator {
  const { organizations, integrators } = sandbox.store;
  const key = identity?.key ?? null;
  const address = key === null ? enabledIntegratorOf(sandbox, identity?.user.email ?? "") : key.orgAddress;
  if (address === null) throw new ApiError("notIntegrator");
  const organization = organizations.get(address);
  if (organization === undefined) throw new ApiError("organizationNotFound");
  if (!hasRole(identity, organization, ...roles)) {
    const wanted = roles.length > 1 ? "admin or manager" : "admin";
    throw new ApiError("unauthorized", `user is not ${wanted} of the integrator organization`);
  }
  const integrator = integrators.get(address) ?? { enabled: false, limits: null, managedOrgs: 0, managedProcesses: 0 };
  return { organization, integrator };
}

function enabledIntegratorOf({ store }: Call["sandbox"], email: string): string | null {
  for (const [address, { enabled }] of store.integrators) {
    if (enabled && store.organizations.get(address)?.roles[email] !== undefined) return address;
  }
  return null;
}

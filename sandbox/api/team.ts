import { decodeObject, textField } from "../http/decode";
import { ApiError } from "../http/errors";
import { hasRole } from "../http/identity";
import { goTime, json, ok, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import { randomHex } from "../state/ids";
import { roleSchema } from "../state/schemas";
import { ownOrganization, pathOrganization } from "./lookup";
import { SUBSCRIPTION_PLAN } from "./reference";

const INVITATION_MS = 5 * 86_400_000;

function users(call: Call): Reply {
  const { roles } = ownOrganization(call, ["admin"]);
  const rows = Object.entries(roles).flatMap(([email, role]) => {
    const user = call.sandbox.store.user(email);
    if (user === undefined) return [];
    const { id, firstName, lastName } = user;
    return [
      { info: { id, email, firstName, lastName, hasPassword: false, providers: null, organizations: null }, role },
    ];
  });
  return json({ users: rows });
}

function pending(call: Call): Reply {
  const { address } = ownOrganization(call, ["admin"]);
  const { store, now } = call.sandbox;
  const open = store.parts.invitations.filter((each) => each.orgAddress === address && each.expiration > now());
  return json({
    pending: open.map(({ id, email, role, expiration }) => ({ id, email, role, expiration: goTime(expiration) })),
  });
}

async function invite(call: Call): Promise<Reply> {
  const organization = pathOrganization(call);
  const { store, now } = call.sandbox;
  if (!hasRole(call.identity, organization, "admin")) {
    const why = "user does not have permission to sign transactions: user does not have admin role";
    throw new ApiError("unauthorized", why);
  }
  const body = decodeObject(await call.body());
  const email = textField(body, "email");
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) throw new ApiError("invalidEmail");
  const role = roleSchema.safeParse(textField(body, "role"));
  if (!role.success) throw new ApiError("invalidUserData", "invalid role");
  if (organization.roles[email] !== undefined)
    throw new ApiError("duplicate", "user already has a role in the organization");
  const { address, counters } = organization;
  const { invitations } = store.parts;
  if (invitations.some((each) => each.orgAddress === address && each.email === email && each.expiration > now())) {
    throw new ApiError("duplicate", "user is already invited to the organization");
  }
  const { teamMembers } = SUBSCRIPTION_PLAN.organization;
  if (counters.users >= teamMembers) {
    throw new ApiError("internal", `increment users: max users reached (${counters.users} >= ${teamMembers})`);
  }
  organization.counters = { ...counters, users: counters.users + 1 };
  invitations.push({
    id: randomHex(12),
    orgAddress: address,
    email,
    role: role.data,
    expiration: now() + INVITATION_MS,
  });
  store.changed();
  return ok();
}

const PATH = "/organizations/{address}/users";

export const teamRoutes: Route[] = [
  { method: "GET", path: PATH, access: "session", handler: users },
  { method: "POST", path: PATH, access: "session", handler: invite },
  { method: "GET", path: `${PATH}/pending`, access: "session", handler: pending },
];

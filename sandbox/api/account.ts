import { decodeObject, textField } from "../http/decode";
import { ApiError } from "../http/errors";
import { caller } from "../http/identity";
import { signToken } from "../http/jwt";
import { goTimeNanos, json, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import { organizationView } from "./organization-view";

const SESSION_MS = 15 * 86_400_000;

function newSession({ sandbox }: Call, email: string): Reply {
  const now = sandbox.now();
  const expires = now + SESSION_MS;
  return json({ token: signToken(email, expires, sandbox.store.parts.jwtSecret, now), expirity: goTimeNanos(expires) });
}

async function login(call: Call): Promise<Reply> {
  const body = decodeObject(await call.body());
  const email = textField(body, "email");
  const user = call.sandbox.store.user(email);
  if (user === undefined || user.password !== textField(body, "password")) throw new ApiError("invalidLogin");
  if (!user.verified) throw new ApiError("notVerified");
  return newSession(call, email);
}

function me({ sandbox, identity }: Call): Reply {
  const { id, email, firstName, lastName, verified } = caller(identity).user;
  const { store } = sandbox;
  const organizations = [];
  for (const organization of store.organizations.values()) {
    const role = organization.roles[email];
    if (role === undefined) continue;
    const isIntegrator = store.integrators.get(organization.address)?.enabled === true;
    organizations.push({
      role,
      organization: organizationView(organization, sandbox.settings.generation),
      ...(isIntegrator ? { isIntegrator } : {}),
    });
  }
  return json({ id, email, firstName, lastName, verified, hasPassword: true, providers: [], organizations });
}

export const accountRoutes: Route[] = [
  { method: "POST", path: "/auth/login", access: "public", handler: login },
  {
    method: "POST",
    path: "/auth/refresh",
    access: "session",
    handler: (call) => newSession(call, caller(call.identity).user.email),
  },
  { method: "GET", path: "/users/me", access: "session", handler: me },
];

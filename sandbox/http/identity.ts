import type { IncomingHttpHeaders } from "node:http";
import type { Sandbox } from "../sandbox";
import type { Organization, Role, User } from "../state/schemas";
import { ApiError } from "./errors";
import { verifyToken } from "./jwt";
import type { Access, Identity } from "./router";

/** The caller of a route in the backend's order: key valid, route allowed, scope, owner. Public routes ignore bad credentials. */
export function identify(sandbox: Sandbox, headers: IncomingHttpHeaders, access: Access): Identity | null {
  if (access !== "public") return authenticate(sandbox, headers, access);
  try {
    return authenticate(sandbox, headers, { scope: "" });
  } catch {
    return null;
  }
}

function authenticate(sandbox: Sandbox, headers: IncomingHttpHeaders, access: Exclude<Access, "public">): Identity {
  const bearer = /^Bearer (.*)$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer?.startsWith("vsk_")) return byKey(sandbox, bearer, access);
  const cookie = /(?:^|;\s*)jwt=([^;]+)/.exec(headers.cookie ?? "")?.[1];
  return { user: bySession(sandbox, bearer ?? cookie), key: null };
}

function byKey(sandbox: Sandbox, secret: string, access: Exclude<Access, "public">): Identity {
  const { store } = sandbox;
  const key = store.parts.keys.find((each) => each.secret === secret);
  const expired = key?.expiresAt !== undefined && key.expiresAt <= sandbox.now();
  if (key === undefined || key.revoked || expired) throw new ApiError("invalidKey");
  if (access === "session") throw new ApiError("keyNotPermitted");
  if (access.scope !== "" && !key.scopes.includes(access.scope)) {
    throw new ApiError("scopeMissing", `endpoint requires the "${access.scope}" scope`);
  }
  const user = store.user(key.createdBy);
  if (!user?.verified) throw new ApiError("invalidKey", "key owner missing or unverified");
  key.lastUsedAt = sandbox.now();
  return { user, key };
}

function bySession({ store, now, settings }: Sandbox, text: string | undefined): User {
  const token = text === undefined ? null : verifyToken(text, now(), store.parts.jwtSecret);
  if (token === null) throw new ApiError("unauthorized");
  const user = store.user(token.email);
  if (user === undefined) throw new ApiError("unauthorized", "user not found");
  if (settings.generation === "current" && token.issuedAt < (user.sessionsSince ?? 0)) {
    throw new ApiError("unauthorized", "session expired, please log in again");
  }
  if (!user.verified) throw new ApiError("notVerified", "user account not verified");
  return user;
}

/** Whether the caller has one of the roles in an organization. */
export function hasRole(identity: Identity | null, organization: Organization, ...roles: Role[]): boolean {
  const role = identity === null ? undefined : organization.roles[identity.user.email];
  return role !== undefined && roles.includes(role);
}

/** The caller of a route that is not public. */
export function caller(identity: Identity | null): Identity {
  if (identity === null) throw new ApiError("unauthorized");
  return identity;
}

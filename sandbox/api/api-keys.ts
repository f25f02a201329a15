import { randomUUID } from "node:crypto";
import { ALL_SCOPES } from "../credentials";
import type { Generation } from "../generation";
import { strictAddress } from "../http/addresses";
import { decodeObject, textField, textListField } from "../http/decode";
import { ApiError } from "../http/errors";
import { caller, hasRole } from "../http/identity";
import { goTime, goTimeNanos, json, ok, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import { randomHex } from "../state/ids";
import type { ApiKey, JsonObject, Organization } from "../state/schemas";

const PREFIX_LENGTH = 12;

function ownIntegrator({ sandbox, identity, param }: Call): Organization {
  const address = strictAddress(param("address"));
  if (address === null) throw new ApiError("malformedParameter", "invalid organization address");
  const organization = sandbox.store.organizations.get(address);
  if (organization === undefined || !hasRole(identity, organization, "admin")) {
    throw new ApiError("unauthorized", "user is not admin of the organization");
  }
  return organization;
}

function view(key: ApiKey, time: (ms: number) => string): JsonObject {
  return {
    id: key.id,
    label: key.label,
    prefix: key.secret.slice(0, PREFIX_LENGTH),
    scopes: key.scopes,
    createdBy: key.createdBy,
    createdAt: time(key.createdAt),
    ...(key.lastUsedAt === undefined ? {} : { lastUsedAt: goTime(key.lastUsedAt) }),
    ...(key.expiresAt === undefined ? {} : { expiresAt: goTime(key.expiresAt) }),
    revoked: key.revoked,
  };
}

async function create(call: Call): Promise<Reply> {
  const { address } = ownIntegrator(call);
  const { store, now } = call.sandbox;
  if (store.integrators.get(address)?.enabled !== true) throw new ApiError("notIntegrator");
  const body = decodeObject(await call.body());
  const label = textField(body, "label");
  const scopes = textListField(body, "scopes");
  const expires = textField(body, "expiresAt");
  const expiresAt = expires === "" ? undefined : Date.parse(expires);
  if (Number.isNaN(expiresAt)) throw new ApiError("malformedBody");
  if (label === "") throw new ApiError("malformedBody", "label is required");
  if (scopes.length === 0) throw new ApiError("malformedBody", "at least one scope is required");
  const unknown = scopes.find((scope) => !ALL_SCOPES.includes(scope));
  if (unknown !== undefined) throw new ApiError("invalidScope", `unknown scope "${unknown}"`);
  if (expiresAt !== undefined && expiresAt <= now())
    throw new ApiError("malformedBody", "expiresAt must be in the future");
  const key: ApiKey = {
    id: randomUUID(),
    label,
    secret: `vsk_${randomHex(32)}`,
    scopes,
    orgAddress: address,
    createdBy: caller(call.identity).user.email,
    createdAt: now(),
    revoked: false,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  store.parts.keys.push(key);
  store.changed();
  return json({ ...view(key, goTimeNanos), secret: key.secret });
}

function list(call: Call): Reply {
  const { address } = ownIntegrator(call);
  const keys = call.sandbox.store.parts.keys.filter((key) => key.orgAddress === address);
  return json({ apiKeys: keys.sort((a, b) => b.createdAt - a.createdAt).map((key) => view(key, goTime)) });
}

function revoke(call: Call): Reply {
  const { address } = ownIntegrator(call);
  const { store } = call.sandbox;
  const key = store.parts.keys.find((each) => each.id === call.param("keyId") && each.orgAddress === address);
  if (key === undefined) throw new ApiError("keyNotFound");
  key.revoked = true;
  store.changed();
  return ok();
}

const routesAt = (path: string, generations: readonly Generation[]): Route[] => [
  { method: "GET", path, access: "session", handler: list, generations },
  { method: "POST", path, access: "session", handler: create, generations },
  { method: "DELETE", path: `${path}/{keyId}`, access: "session", handler: revoke, generations },
];

export const apiKeyRoutes: Route[] = [
  ...routesAt("/integrator/organizations/{address}/apikeys", ["august", "current"]),
  ...routesAt("/organizations/{address}/apikeys", ["lts"]),
];

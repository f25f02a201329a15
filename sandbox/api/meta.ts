import { objectField, parseObject, textListField } from "../http/decode";
import { ApiError } from "../http/errors";
import { json, ok, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import type { JsonObject, Organization } from "../state/schemas";
import { jsonObjectSchema } from "../state/schemas";
import { ownOrganization } from "./lookup";
import { sortedObject } from "./organization-view";

const own = (call: Call): Organization =>
  ownOrganization(call, ["admin", "manager"], "user is not a manager or admin of organization");

async function input<T>(call: Call, read: (body: JsonObject) => T): Promise<T> {
  const parsed = parseObject(await call.body());
  const invalid = (reason: string): ApiError => new ApiError("invalidUserData", `${reason}: invalid meta information`);
  if ("reason" in parsed) throw invalid(parsed.reason);
  try {
    return read(parsed.value);
  } catch {
    throw invalid("cannot unmarshal");
  }
}

/** Sets a key of which each dot goes one level down. */
function setPath(target: JsonObject, path: string, value: JsonObject[string]): void {
  const [head = "", ...rest] = path.split(".");
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const below = jsonObjectSchema.safeParse(target[head]);
  const inner: JsonObject = below.success ? below.data : {};
  setPath(inner, rest.join("."), value);
  target[head] = inner;
}

async function replace(call: Call): Promise<Reply> {
  const organization = own(call);
  organization.meta = await input(call, (body) => objectField(body, "meta") ?? {});
  call.sandbox.store.changed();
  return ok();
}

async function set(call: Call): Promise<Reply> {
  const organization = own(call);
  const changes = await input(call, (body) => objectField(body, "meta") ?? {});
  const meta = { ...organization.meta };
  for (const [key, value] of Object.entries(changes)) setPath(meta, key, value);
  organization.meta = meta;
  call.sandbox.store.changed();
  return ok();
}

async function remove(call: Call): Promise<Reply> {
  const organization = own(call);
  const keys = await input(call, (body) => textListField(body, "keys"));
  organization.meta = Object.fromEntries(Object.entries(organization.meta).filter(([key]) => !keys.includes(key)));
  call.sandbox.store.changed();
  return ok();
}

const PATH = "/organizations/{address}/meta";

export const metaRoutes: Route[] = [
  { method: "GET", path: PATH, access: "session", handler: (call) => json({ meta: sortedObject(own(call).meta) }) },
  { method: "POST", path: PATH, access: "session", handler: replace },
  { method: "PUT", path: PATH, access: "session", handler: set },
  { method: "DELETE", path: PATH, access: "session", handler: remove },
];

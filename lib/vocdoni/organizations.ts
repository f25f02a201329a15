import "server-only";
import { z } from "zod";
import type { Access, EditAccess } from "./access";
import { isMissing, isVocdoniError, VocdoniError } from "./errors";
import type { CallOptions } from "./integrator";
import type { OrganizationPatch } from "./request-schemas";
import {
  type JsonObject,
  type Languages,
  languagesSchema,
  type Organization,
  type OrganizationType,
  organizationMetaSchema,
  organizationSchema,
  organizationTypesSchema,
  type Subscription,
  subscriptionSchema,
} from "./schemas";
import type { Transport } from "./transport";

const ONE = "/organizations/{address}";
const EDIT = { method: "PUT", path: ONE } as const;

export function organizationsResource({ send }: Transport, access: Access) {
  return {
    /**
     * GET /organizations/{address}, public. Absent: not-found (400 40011). Returns any organization at Vocdoni, not
     * only ours.
     */
    get(address: string, { signal }: CallOptions = {}): Promise<Organization> {
      const schema = organizationSchema;
      return send({ method: "GET", path: ONE, params: { address }, credential: "none", schema, signal });
    },

    /**
     * PUT /organizations/{address}: tries the key, and once it is refused (40157) uses the session. No body comes back,
     * so read the organization again: empty strings and `type` are ignored, names and meta are merged. PUT can delete
     * an organization whose creator's account no longer exists (and responds with 500): after outcome `unknown`, read
     * it first. Throws edit-not-configured (nothing was applied) where keys are refused and no session is configured.
     */
    async update(
      address: string,
      patch: OrganizationPatch,
      { signal }: CallOptions = {},
    ): Promise<{ via: "key" | "session" }> {
      const call = { ...EDIT, params: { address }, body: patch, accept: "blank", schema: z.unknown(), signal } as const;
      try {
        const { via } = await access.send(call);
        return { via };
      } catch (error) {
        if (!isVocdoniError(error) || error.kind !== "key-not-permitted") throw error;
        throw new VocdoniError({ ...error.toJSON(), kind: "edit-not-configured", outcome: "not-applied" });
      }
    },

    /** How editing is possible, according to the calls so far. `none`: a session must be configured. */
    editAccess: (): EditAccess => access.known(EDIT),

    /** GET /organizations/types, public, sorted here by type: upstream's order is random. */
    async types({ signal }: CallOptions = {}): Promise<OrganizationType[]> {
      const path = "/organizations/types";
      const { types } = await send({
        method: "GET",
        path,
        credential: "none",
        schema: organizationTypesSchema,
        signal,
      });
      return types.sort((a, b) => a.type.localeCompare(b.type));
    },

    /**
     * GET /organizations/languages, public: what `defaultLang` may be. Null where the backend has no such route: 404,
     * or 400 40011 where the word is taken for an address.
     */
    async languages({ signal }: CallOptions = {}): Promise<Languages | null> {
      const path = "/organizations/languages";
      const schema = languagesSchema;
      try {
        return await send({ method: "GET", path, credential: "none", schema, mayBeMissing: true, signal });
      } catch (error) {
        if (isVocdoniError(error) && isMissing(error.kind)) return null;
        throw error;
      }
    },

    /** GET /organizations/{address}/meta, as stored. Sessions only: key-not-permitted where none is configured. */
    async getMeta(address: string, { signal }: CallOptions = {}): Promise<JsonObject> {
      const path = `${ONE}/meta`;
      const schema = organizationMetaSchema;
      const { value } = await access.send({ method: "GET", path, params: { address }, schema, signal });
      return value.meta;
    },

    /** GET /organizations/{address}/subscription: a nominal plan. Sessions only; none: not-found (40020). */
    async subscription(address: string, { signal }: CallOptions = {}): Promise<Subscription> {
      const path = `${ONE}/subscription`;
      const schema = subscriptionSchema;
      const { value } = await access.send({ method: "GET", path, params: { address }, schema, signal });
      return value;
    },
  };
}

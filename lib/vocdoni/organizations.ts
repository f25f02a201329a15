import "server-only";
import { z } from "zod";
import type { Access } from "./access";
import { isMissing, isVocdoniError, VocdoniError } from "./errors";
import type { CallOptions } from "./integrator";
import type { OrganizationPatch } from "./request-schemas";
import { languagesSchema, organizationSchema, organizationTypesSchema } from "./schemas";
import type { Transport } from "./transport";

const ONE = "/organizations/{address}";

export function organizationsResource({ send }: Transport, access: Access) {
  return {
    /**
     * GET /organizations/{address}, public. Absent: not-found (400 40011). Returns any organization at Vocdoni, not
     * only ours.
     */
    get(address: string, { signal }: CallOptions = {}) {
      const schema = organizationSchema;
      return send({ method: "GET", path: ONE, params: { address }, credential: "none", schema, signal });
    },

    /**
     * PUT /organizations/{address}: tries the key, and once it is refused (40157) uses the session. No body comes back,
     * so read the organization again: empty strings and `type` are ignored, names and meta are merged. PUT can delete
     * an organization whose creator's account no longer exists (and responds with 500): after outcome `unknown`, read
     * it first. Throws edit-not-configured (nothing was applied) where keys are refused and no session is configured.
     */
    async update(address: string, patch: OrganizationPatch, { signal }: CallOptions = {}) {
      const sent = { params: { address }, body: patch, signal };
      try {
        const { via } = await access.send({ method: "PUT", path: ONE, ...sent, accept: "blank", schema: z.unknown() });
        return { via };
      } catch (error) {
        if (!isVocdoniError(error) || error.kind !== "key-not-permitted") throw error;
        throw new VocdoniError({ ...error.toJSON(), kind: "edit-not-configured", outcome: "not-applied" });
      }
    },

    /** How `update` is possible, according to the calls so far. */
    editAccess: access.known,

    /** GET /organizations/types, public, sorted here by type: upstream's order is random. */
    async types({ signal }: CallOptions = {}) {
      const [path, schema] = ["/organizations/types", organizationTypesSchema];
      const { types } = await send({ method: "GET", path, credential: "none", schema, signal });
      return types.sort((a, b) => a.type.localeCompare(b.type));
    },

    /**
     * GET /organizations/languages, public: what `defaultLang` may be. Null where the backend has no such route: 404,
     * or 400 40011 where the word is taken for an address.
     */
    async languages({ signal }: CallOptions = {}) {
      const path = "/organizations/languages";
      const schema = languagesSchema;
      try {
        return await send({ method: "GET", path, credential: "none", schema, mayBeMissing: true, signal });
      } catch (error) {
        if (isVocdoniError(error) && isMissing(error.kind)) return null;
        throw error;
      }
    },
  };
}

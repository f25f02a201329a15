import "server-only";
import type { CallOptions } from "./integrator";
import type { CreateOrganizationBody } from "./request-schemas";
import { deletedOrganizationSchema, organizationPageSchema, organizationSchema } from "./schemas";
import type { Transport } from "./transport";

const LIST = "/integrator/organizations";
const ONE = "/integrator/organizations/{address}";

export function managedOrganizationsResource({ send }: Transport) {
  return {
    /**
     * One page, `page` from 1, `limit` 1 to 100 (upstream's default is 10). Unsorted, and deletions shift pages:
     * deduplicate by address. A page beyond the last is invalid-request 40010; one malformed address rejects the page.
     */
    list(input: { page?: number; limit?: number } = {}, { signal }: CallOptions = {}) {
      const { page, limit } = input;
      const schema = organizationPageSchema;
      return send({ method: "GET", path: LIST, query: { page, limit }, credential: "key", schema, signal });
    },

    /**
     * Creates one and waits for its account on the chain (seconds, up to about 70). Not idempotent: after an error with
     * outcome `unknown`, search the list for your own reference in `meta`, never resend. Throws quota-reached (40154),
     * not-integrator, invalid-request (40004), server (50002).
     */
    create(body: CreateOrganizationBody, { signal }: CallOptions = {}) {
      return send({ method: "POST", path: LIST, body, credential: "key", schema: organizationSchema, signal });
    },

    /**
     * Deletes one permanently. conflict (40161): an election is ready or paused. not-found (40009) also for another
     * integrator's organization: success only for an address that was listed before. Its elections stay public
     * upstream.
     */
    delete(address: string, { signal }: CallOptions = {}) {
      const schema = deletedOrganizationSchema;
      return send({ method: "DELETE", path: ONE, params: { address }, credential: "key", schema, signal });
    },
  };
}

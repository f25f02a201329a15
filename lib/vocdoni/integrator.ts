import "server-only";
import { type Integrator, integratorSchema } from "./schemas";
import type { Transport } from "./transport";

/** What every method of the client takes besides its input. */
export type CallOptions = { signal?: AbortSignal };

export function integratorResource({ send }: Transport) {
  return {
    /**
     * GET /integrator (scope `quota:read`): the quota and its use. `limits` is null where the key's organization is no
     * longer an integrator; the usage then is not computed. Throws scope-missing, forbidden-role, not-found.
     */
    get({ signal }: CallOptions = {}): Promise<Integrator> {
      return send({ method: "GET", path: "/integrator", credential: "key", schema: integratorSchema, signal });
    },
  };
}

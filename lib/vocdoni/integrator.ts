import "server-only";
import { type Integrator, integratorSchema } from "./schemas";
import type { Transport } from "./transport";

/** Options of every method of the client, in addition to its input. */
export type CallOptions = { signal?: AbortSignal };

export function integratorResource({ send }: Transport) {
  return {
    /**
     * GET /integrator (scope `quota:read`): quota and usage. `limits` is null when the key's organization is no longer
     * an integrator; usage isn't computed then. Throws scope-missing, forbidden-role, not-found.
     */
    get({ signal }: CallOptions = {}): Promise<Integrator> {
      return send({ method: "GET", path: "/integrator", credential: "key", schema: integratorSchema, signal });
    },
  };
}

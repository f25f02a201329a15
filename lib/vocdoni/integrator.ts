import { integratorSchema, walletSchema } from "./schemas";
import type { Transport } from "./transport";

/** Options of every method of the client, in addition to its input. */
export type CallOptions = { signal?: AbortSignal };

/** Scope `quota:read`. */
export function integratorResources({ send }: Transport) {
  return {
    integrator: {
      /**
       * GET /integrator: quota and usage. `limits` is null when the key's organization is no longer an integrator; usage
       * isn't computed then. Throws scope-missing, forbidden-role, not-found.
       */
      get({ signal }: CallOptions = {}) {
        return send({ method: "GET", path: "/integrator", credential: "key", schema: integratorSchema, signal });
      },
    },
    wallet: {
      /**
       * GET /wallet: the integrator's prepaid balance. Requests only one ledger entry, since none is read. A backend
       * without wallets returns unknown-route.
       */
      get({ signal }: CallOptions = {}) {
        const query = { page: 1, limit: 1 };
        return send({ method: "GET", path: "/wallet", query, credential: "key", schema: walletSchema, signal });
      },
    },
  };
}

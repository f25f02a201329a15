import "server-only";
import type { CallOptions } from "./integrator";
import type { Transport } from "./transport";
import { type Wallet, walletSchema } from "./wallet-schemas";

export function walletResource({ send }: Transport) {
  return {
    /**
     * GET /wallet (scope `quota:read`): the integrator's prepaid balance. Requests only one ledger entry, since none is
     * read. A backend without wallets returns unknown-route.
     */
    get({ signal }: CallOptions = {}): Promise<Wallet> {
      const query = { page: 1, limit: 1 };
      return send({ method: "GET", path: "/wallet", query, credential: "key", schema: walletSchema, signal });
    },
  };
}

import { z } from "zod";
import type { Route } from "../http/router";
import { walletSchema } from "../state/wallet-schema";
import { answer, withInput } from "./input";

const walletInput = z.object({
  /** Null: the backend knows no wallets, as by default. */
  wallet: walletSchema.partial().nullable(),
});

/** Gives the backend its wallets, or takes them away. Only `current` answers with them. */
export const walletControlRoutes: Route[] = [
  {
    method: "POST",
    path: "/__sandbox/wallet",
    access: "public",
    handler: withInput(walletInput, ({ sandbox: { store } }, { wallet }) => {
      store.parts.wallet = wallet === null ? null : { balanceCents: 0, ledger: [], ...wallet };
      store.changed();
      return answer(store.parts.wallet);
    }),
  },
];

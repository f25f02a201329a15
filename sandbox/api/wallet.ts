import { identify } from "../http/identity";
import { pageParameters, paginate } from "../http/pagination";
import { httpError, json, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import { callingIntegrator } from "./lookup";

/**
 * The prepaid wallet of the newer backend (`current`). Unset (as it is by default) the route is unknown there too, whoever
 * asks; set, it is the primary integrator's and any other's alike, in whatever shape a test gave it.
 */
function wallet(call: Call): Reply {
  const { sandbox } = call;
  const set = sandbox.store.parts.wallet;
  if (set === null) return httpError(404, "404 page not found");
  const known = { ...call, identity: identify(sandbox, call.headers, { scope: "quota:read" }) };
  callingIntegrator(known, ["admin", "manager"]);
  if (set.answer !== undefined) return json(set.answer);
  const { pagination, items } = paginate(set.ledger, pageParameters(call.query));
  return json({ balanceCents: set.balanceCents, currency: "eur", ledger: items, pagination });
}

export const walletRoutes: Route[] = [
  { method: "GET", path: "/wallet", access: "public", generations: ["current"], handler: wallet },
];

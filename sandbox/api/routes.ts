import type { Route } from "../http/router";
import { accountRoutes } from "./account";
import { apiKeyRoutes } from "./api-keys";
import { integratorRoutes } from "./integrator";
import { jobRoutes } from "./jobs";
import { legacyRoutes } from "./legacy";
import { memberRoutes } from "./members";
import { metaRoutes } from "./meta";
import { organizationRoutes } from "./organizations";
import { processRoutes } from "./processes";
import { referenceRoutes } from "./reference";
import { statusRoutes } from "./status";
import { teamRoutes } from "./team";
import { walletRoutes } from "./wallet";

/** Every endpoint of the API that is stood in for; literal paths first. */
export const API_ROUTES: readonly Route[] = [
  ...referenceRoutes,
  ...accountRoutes,
  ...integratorRoutes,
  ...walletRoutes,
  ...apiKeyRoutes,
  ...organizationRoutes,
  ...metaRoutes,
  ...teamRoutes,
  ...memberRoutes,
  ...legacyRoutes,
  ...processRoutes,
  ...statusRoutes,
  ...jobRoutes,
];

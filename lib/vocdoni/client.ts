import "server-only";
import { createAccess, type EditAccess } from "./access";
import type { BreakerState } from "./breaker";
import type { ProxySettings } from "./dispatcher";
import type { UpstreamEvent } from "./exchange";
import { integratorResource } from "./integrator";
import { bundlesResource, draftsResource, legacyProcessResource } from "./legacy";
import { managedOrganizationsResource } from "./managed-organizations";
import { organizationsResource } from "./organizations";
import { censusesResource, groupsResource, membersResource } from "./people";
import { jobsResource, plansResource, platformResource } from "./platform";
import { processesResource } from "./processes";
import { createRedactor } from "./redact";
import { createSession } from "./session";
import { createTransport, defaultLimits, type Limits } from "./transport";
import { parseBaseUrl } from "./url";
import { walletResource } from "./wallet";

export type VocdoniOptions = {
  baseUrl: string;
  /** The integrator key, `vsk_…`. */
  apiKey: string;
  /** The key's user, for requests that Vocdoni refuses from keys (editing). */
  session?: { email: string; password: string } | undefined;
  proxy?: ProxySettings | undefined;
  /** Called after every exchange, including failures; errors that it throws are ignored. */
  onUpstreamEvent?: ((event: UpstreamEvent) => void) | undefined;
  /** Overrides of deadlines (milliseconds), size cap, attempts, breaker and slots. */
  deadlines?: Partial<Limits> | undefined;
  random?: (() => number) | undefined;
  now?: (() => number) | undefined;
  sleep?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
};

/** Vocdoni's API, one method per endpoint; every method throws VocdoniError only. Create one per process. */
export type Vocdoni = {
  integrator: ReturnType<typeof integratorResource>;
  wallet: ReturnType<typeof walletResource>;
  managedOrganizations: ReturnType<typeof managedOrganizationsResource>;
  organizations: ReturnType<typeof organizationsResource>;
  members: ReturnType<typeof membersResource>;
  groups: ReturnType<typeof groupsResource>;
  censuses: ReturnType<typeof censusesResource>;
  processes: ReturnType<typeof processesResource>;
  process: ReturnType<typeof legacyProcessResource>;
  bundles: ReturnType<typeof bundlesResource>;
  drafts: ReturnType<typeof draftsResource>;
  jobs: ReturnType<typeof jobsResource>;
  plans: ReturnType<typeof plansResource>;
  editAccess: () => EditAccess;
  breakerState: () => BreakerState;
  close: () => Promise<void>;
} & ReturnType<typeof platformResource>;

/** Rejects a credential that can't be sent in a header, without showing it. */
function checkKey(apiKey: string): string {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return apiKey;
  throw new TypeError("The Vocdoni API key must be printable ASCII without spaces.");
}

/** Creates the client. Secrets live in closures only: no property of the result, error, event or URL holds them. */
export function createVocdoni(options: VocdoniOptions): Vocdoni {
  const apiKey = checkKey(options.apiKey);
  const now = options.now ?? Date.now;
  const redactor = createRedactor();
  redactor.add(apiKey);
  if (options.session) redactor.add(options.session.password);
  const limits = { ...defaultLimits, ...options.deadlines };
  const transport = createTransport({
    baseUrl: parseBaseUrl(options.baseUrl),
    apiKey: () => apiKey,
    proxy: options.proxy ?? {},
    redactor,
    limits,
    now,
    random: options.random ?? Math.random,
    sleep: options.sleep,
    onUpstreamEvent: options.onUpstreamEvent,
  });
  const credentials = options.session;
  const session = credentials ? createSession({ transport, credentials, redactor, now }) : null;
  const organizations = organizationsResource(transport, createAccess(transport, session, limits.writeQueueMs));
  return {
    integrator: integratorResource(transport),
    wallet: walletResource(transport),
    managedOrganizations: managedOrganizationsResource(transport),
    organizations,
    members: membersResource(transport),
    groups: groupsResource(transport),
    censuses: censusesResource(transport),
    processes: processesResource(transport),
    process: legacyProcessResource(transport),
    bundles: bundlesResource(transport),
    drafts: draftsResource(transport),
    jobs: jobsResource(transport),
    plans: plansResource(transport),
    ...platformResource(transport),
    editAccess: organizations.editAccess,
    breakerState: transport.breakerState,
    close: transport.close,
  };
}

import "server-only";
import { createAccess } from "./access";
import type { ProxySettings } from "./dispatcher";
import type { UpstreamEvent } from "./exchange";
import { integratorResources } from "./integrator";
import { managedOrganizationsResource } from "./managed-organizations";
import { organizationLists } from "./organization-lists";
import { organizationsResource } from "./organizations";
import { jobsResource, processesResource } from "./processes";
import { createRedactor } from "./redact";
import { createSession } from "./session";
import { createTransport, defaultLimits, type Limits } from "./transport";
import { parseBaseUrl } from "./url";

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

/** Rejects a credential that can't be sent in a header, without showing it. */
function checkKey(apiKey: string): string {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return apiKey;
  throw new TypeError("The Vocdoni API key must be printable ASCII without spaces.");
}

/**
 * Vocdoni's API, one method per endpoint; every method throws VocdoniError only. Create one per process. Secrets live in
 * closures only: no property of the result, error, event or URL holds them.
 */
export function createVocdoni(options: VocdoniOptions) {
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
  return {
    ...integratorResources(transport),
    managedOrganizations: managedOrganizationsResource(transport),
    organizations: organizationsResource(transport, createAccess(transport, session, limits.writeQueueMs)),
    ...organizationLists(transport),
    processes: processesResource(transport),
    jobs: jobsResource(transport),
    breakerState: transport.breakerState,
    close: transport.close,
  };
}

export type Vocdoni = ReturnType<typeof createVocdoni>;

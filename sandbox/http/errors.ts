import { goJson, httpError, type Reply } from "./reply";

const ERRORS = {
  unauthorized: [401, 40001, "authentication required"],
  invalidEmail: [400, 40002, "invalid email format"],
  malformedBody: [400, 40004, "invalid JSON request body"],
  invalidUserData: [400, 40005, "invalid user information provided"],
  organizationNotFound: [404, 40009, "organization not found"],
  malformedParameter: [400, 40010, "invalid URL parameter"],
  noOrganization: [400, 40011, "organization address is required"],
  notVerified: [401, 40014, "account email not verified"],
  noSubscription: [400, 40020, "organization has no subscription"],
  noDefaultPlan: [400, 40022, "no default plan available"],
  jobNotFound: [404, 40026, "job not found"],
  processNotFound: [404, 40038, "process not found"],
  invalidLogin: [401, 40102, "invalid login credentials"],
  notIntegrator: [403, 40153, "organization is not an integrator"],
  maxOrganizations: [400, 40154, "max managed organizations reached"],
  invalidKey: [401, 40156, "invalid, revoked or expired API key"],
  keyNotPermitted: [403, 40157, "API keys are not permitted for this endpoint"],
  scopeMissing: [403, 40158, "API key lacks the required scope"],
  invalidScope: [400, 40159, "invalid API key scope"],
  keyNotFound: [404, 40160, "API key not found"],
  activeElections: [409, 40161, "managed organization has active elections and cannot be deleted"],
  duplicate: [409, 40901, "resource already exists"],
  internal: [500, 50002, "server error: operation failed"],
  chain: [500, 50004, "server error: blockchain request failed"],
  organizationBusy: [503, 50303, "another transaction of this organization is in progress, retry later"],
  queueFull: [503, 50301, "transaction queue is full, retry later"],
} as const satisfies Record<string, readonly [number, number, string]>;

/** An error of the API; thrown by handlers, answered as text that holds JSON. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(kind: keyof typeof ERRORS, detail?: string) {
    const [status, code, base] = ERRORS[kind];
    super(detail === undefined ? base : `${base}: ${detail}`);
    this.status = status;
    this.code = code;
  }

  get document(): string {
    return `${goJson({ error: this.message, code: this.code })}`;
  }

  reply(): Reply {
    return httpError(this.status, this.document);
  }
}

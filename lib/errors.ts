/** Codes of the errors whose message may be shown to the person. Anything else is logged and shown as one plain sentence. */
export type AppErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "password-change-required"
  | "invalid-input"
  | "not-found"
  | "conflict"
  | "rate-limited"
  | "upstream"
  | "writes-stopped"
  | "not-our-key"
  | "quota-reached"
  | "database-unavailable";

/** An expected failure, worded for the person who caused it. `fields` maps a form field to what is wrong with it. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;
  readonly fields: Record<string, string> | undefined;

  constructor(code: AppErrorCode, message: string, fields?: Record<string, string>) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

/** True for an AppError of any copy of the class: Next.js may bundle a module more than once. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error;
}

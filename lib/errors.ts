import type { Message } from "./messages/message";
import { translate } from "./messages/text";

/** Codes of errors whose message people may see. Anything else is logged and shown as one generic sentence. */
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

/** Text for a person: a message of the catalog, or external text that isn't translated. */
export type ErrorText = Message | string;

/**
 * An expected failure, worded for the person who caused it. `fields` maps a form field to its error. `message` is the
 * English text, for the log; people get `text` in their language.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;
  readonly text: ErrorText;
  readonly fields: Record<string, ErrorText> | undefined;

  constructor(code: AppErrorCode, text: ErrorText, fields?: Record<string, ErrorText>) {
    super(typeof text === "string" ? text : translate(text));
    this.code = code;
    this.text = text;
    this.fields = fields;
  }
}

/** True for an AppError of any copy of the class: Next.js may bundle a module more than once. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error;
}

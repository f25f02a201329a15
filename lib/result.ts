import type { FormValues } from "@/lib/form-values";

/**
 * The result of every server action and polled route. `fields` maps a form field's name to its error. `requestId` is in
 * the server's log.
 */
export type ActionError = {
  code: string;
  message: string;
  fields?: Record<string, string>;
  requestId: string;
};

export type Result<T> = { ok: true; data: T } | { ok: false; error: ActionError };

/** The result of a form submitted without scripts and, after a failure, its values without secrets. */
export type Submitted<T> = Result<T> & { values?: FormValues };

/**
 * A server action for a form: called with values, or by the browser itself with the form's data as the second argument.
 */
export type FormAction<T> = (input: unknown, form?: FormData) => Promise<Submitted<T>>;

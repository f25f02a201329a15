import type { FormValues } from "@/lib/form-values";

/**
 * What every server action and polled route answers.
 * `fields` maps a form field's name to what is wrong with it. `requestId` is in the server's log.
 */
export type ActionError = {
  code: string;
  message: string;
  fields?: Record<string, string>;
  requestId: string;
};

export type Result<T> = { ok: true; data: T } | { ok: false; error: ActionError };

/** What a form got that was sent without scripts: the result, and after a failure what was typed, without secrets. */
export type Submitted<T> = Result<T> & { values?: FormValues };

/**
 * A server action as a form takes it: called with values, or by the browser itself with the form's data as the second
 * argument.
 */
export type FormAction<T> = (input: unknown, form?: FormData) => Promise<Submitted<T>>;

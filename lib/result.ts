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

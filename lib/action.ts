import "server-only";
import { randomUUID } from "node:crypto";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import type { Ctx, SystemCtx } from "@/lib/context";
import { isDatabaseGone } from "@/lib/db/errors";
import { AppError, type ErrorText, isAppError } from "@/lib/errors";
import { formValues } from "@/lib/form-values";
import { actionReached } from "@/lib/http/malformed";
import { getLog } from "@/lib/log";
import { message } from "@/lib/messages/message";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import type { ActionError, FormAction, Submitted } from "@/lib/result";
import { getContext, getSystemContext } from "@/lib/server-context";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { requirePermission } from "./session/session";
import { explainFailedWrite } from "./vocdoni-health/explain";

/** Errors by field; each message is `storable`. */
function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? "form")] ??= issue.message;
  return fields;
}

/** Parses a person's input. Throws AppError `invalid-input` with an error per field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid-input", message("errors.action.invalidInput"), fieldsOf(parsed.error));
}

const inLanguage = (fields: Record<string, ErrorText>, locale: string) =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, say(text, locale)]));

/**
 * What a person may see of a failure, in the language of `locale`. Only errors of known kinds show their message; the
 * rest are logged with `requestId`.
 */
export function toActionError(error: unknown, requestId: string, locale: string): ActionError {
  if (isAppError(error)) {
    const fields = error.fields ? { fields: inLanguage(error.fields, locale) } : {};
    return { code: error.code, message: say(error.text, locale), ...fields, requestId };
  }
  if (isVocdoniError(error)) {
    getLog().warn({ err: error, requestId }, "vocdoni");
    return { code: "upstream", message: say(explainFailedWrite(error), locale), requestId };
  }
  getLog().error({ err: error, requestId }, "unexpected error");
  const gone = isDatabaseGone(error);
  const text = gone ? message("errors.action.databaseGone") : message("errors.action.internal");
  return { code: gone ? "database-unavailable" : "internal", message: say(text, locale), requestId };
}

type Native<T> = {
  /** Where a form submitted without scripts leads after success; by default, back to its own page. */
  next?: (data: T) => string;
  /** Fields that a failure never echoes. */
  secret?: readonly string[];
};

/** Runs `run` with the submitted values, from either kind of call; throws nothing but Next.js's own signals. */
async function submit<T>(
  input: unknown,
  form: FormData | undefined,
  { next, secret = [] }: Native<T>,
  run: (requestId: string, input: unknown) => Promise<T>,
): Promise<Submitted<T>> {
  actionReached();
  const requestId = randomUUID();
  const values = form instanceof FormData ? formValues(form) : undefined;
  let data: T;
  try {
    data = await run(requestId, values ?? input);
  } catch (error) {
    unstable_rethrow(error);
    const failed = { ok: false, error: toActionError(error, requestId, await readerLocale()) } as const;
    if (!values) return failed;
    return { ...failed, values: Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name))) };
  }
  if (values && next) redirect(next(data));
  return { ok: true, data };
}

/**
 * Makes a server action: session → permission → zod → verb → result. It never throws; the outcome is a Result. `run`
 * gets the parsed input and a context with the current user. A `<form action>` can call it without scripts.
 */
export function defineAction<S extends z.ZodType, T>(
  definition: {
    permission: Permission;
    input: S;
    run: (ctx: Ctx, input: z.output<S>) => Promise<T>;
  } & Native<T>,
): FormAction<T> {
  return (input, form) =>
    submit(input, form, definition, async (requestId, sent) => {
      const actor = await requirePermission(definition.permission);
      const parsed = parseInput(definition.input, sent);
      return definition.run(await getContext(actor, requestId), parsed);
    });
}

/** An action for visitors who aren't signed in: zod → `run`, which must require its own proof. */
export function definePublicAction<S extends z.ZodType, T>(
  definition: { input: S; run: (ctx: SystemCtx, input: z.output<S>) => Promise<T> } & Native<T>,
): FormAction<T> {
  return (input, form) =>
    submit(input, form, definition, async (requestId, sent) => {
      const parsed = parseInput(definition.input, sent);
      return definition.run(await getSystemContext(requestId), parsed);
    });
}

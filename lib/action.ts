import "server-only";
import { randomUUID } from "node:crypto";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/session";
import type { Ctx } from "@/lib/context";
import { isDatabaseGone } from "@/lib/db/errors";
import { AppError, isAppError } from "@/lib/errors";
import { formValues } from "@/lib/form-values";
import { actionReached } from "@/lib/http/malformed";
import { getLog } from "@/lib/log";
import type { ActionError, FormAction, Submitted } from "@/lib/result";
import { getContext } from "@/lib/server-context";
import { explainFailedWrite } from "@/lib/upstream/explain";
import { isVocdoniError } from "@/lib/vocdoni/errors";

function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? "form")] ??= issue.message;
  return fields;
}

/** What a person sent, parsed. Throws AppError `invalid-input` with what is wrong, field by field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid-input", "Some fields need another look. Nothing was saved.", fieldsOf(parsed.error));
}

/** What a failure may tell the person. Only errors of known kinds show their message; the rest is logged with `requestId`. */
export function toActionError(error: unknown, requestId: string): ActionError {
  if (isAppError(error)) {
    return { code: error.code, message: error.message, ...(error.fields ? { fields: error.fields } : {}), requestId };
  }
  if (isVocdoniError(error)) {
    getLog().warn({ err: error, requestId }, "vocdoni");
    return { code: "upstream", message: explainFailedWrite(error), requestId };
  }
  getLog().error({ err: error, requestId }, "unexpected error");
  if (isDatabaseGone(error)) {
    const message =
      "The console's database cannot be reached. Reload in a moment, and look before you send this again.";
    return { code: "database-unavailable", message, requestId };
  }
  return { code: "internal", message: "Something went wrong in the console. Its log has the details.", requestId };
}

type Native<T> = {
  /** Where a form that was sent without scripts leads after success; without it, back to its own page. */
  next?: (data: T) => string;
  /** Fields that are never sent back with a failure. */
  secret?: readonly string[];
};

/** Runs `run` with what was sent, whichever way it came, and never throws but for Next.js's own signals. */
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
    const failed = { ok: false, error: toActionError(error, requestId) } as const;
    if (!values) return failed;
    return { ...failed, values: Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name))) };
  }
  if (values && next) redirect(next(data));
  return { ok: true, data };
}

/**
 * Makes a server action: session → permission → zod → verb → result. It never throws, and answers as DESIGN's rule 3 says.
 * `run` gets the parsed input and a context with the person who asks. A `<form action>` may call it without scripts.
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

/** The same for what nobody is signed in for: zod → `run`, which must ask for a proof of its own. */
export function definePublicAction<S extends z.ZodType, T>(
  definition: { input: S; run: (requestId: string, input: z.output<S>) => Promise<T> } & Native<T>,
): FormAction<T> {
  return (input, form) =>
    submit(input, form, definition, (requestId, sent) => definition.run(requestId, parseInput(definition.input, sent)));
}

import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/session";
import type { Ctx } from "@/lib/context";
import { isDatabaseGone } from "@/lib/db/errors";
import { AppError, isAppError } from "@/lib/errors";
import { actionReached } from "@/lib/http/malformed";
import { getLog } from "@/lib/log";
import type { ActionError, Result } from "@/lib/result";
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

/**
 * Makes a server action: session → permission → zod → verb → result. It never throws, and answers as DESIGN's rule 3 says.
 * `run` gets the parsed input and a context with the person who asks.
 */
export function defineAction<S extends z.ZodType, T>(definition: {
  permission: Permission;
  input: S;
  run: (ctx: Ctx, input: z.output<S>) => Promise<T>;
}): (input: unknown) => Promise<Result<T>> {
  return async (input) => {
    actionReached();
    const requestId = randomUUID();
    try {
      const actor = await requirePermission(definition.permission);
      const parsed = parseInput(definition.input, input);
      return { ok: true, data: await definition.run(await getContext(actor, requestId), parsed) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: toActionError(error, requestId) };
    }
  };
}

import type { z } from "zod";
import { goJson, type Reply } from "../http/reply";
import type { Call, Handler } from "../http/router";

/** A control answer: plain JSON. */
export function answer(value: unknown, status = 200): Reply {
  return { status, headers: { "Content-Type": "application/json" }, body: `${goJson(value)}\n` };
}

/** A control handler with a checked body (an empty one counts as `{}`); 400 says what is wrong with it. */
export function withInput<S extends z.ZodType>(schema: S, handle: (call: Call, input: z.output<S>) => Reply): Handler {
  return async (call) => {
    const raw = (await call.body()).trim();
    let document: unknown;
    try {
      document = JSON.parse(raw === "" ? "{}" : raw);
    } catch {
      return answer({ error: "the body is not JSON" }, 400);
    }
    const parsed = schema.safeParse(document);
    if (!parsed.success) return answer({ error: parsed.error.issues }, 400);
    try {
      return handle(call, parsed.data);
    } catch (error) {
      return answer({ error: error instanceof Error ? error.message : "error" }, 400);
    }
  };
}

import { z } from "zod";

const answerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }) }),
]);

/** GETs one of our own polled routes in the browser and parses its data. Throws an Error with the message to show. */
export async function fetchResult<S extends z.ZodType>(
  url: string,
  schema: S,
  signal?: AbortSignal,
): Promise<z.output<S>> {
  const response = await fetch(url, { headers: { Accept: "application/json" }, ...(signal ? { signal } : {}) });
  const answer = answerSchema.parse(await response.json());
  if (!answer.ok) throw new Error(answer.error.message);
  return schema.parse(answer.data);
}

import "server-only";
import { randomUUID } from "node:crypto";
import { NextResponse } from "next/server";
import { toActionError } from "@/lib/action";
import { ANSWER_HEADER, answerVersion } from "@/lib/answer-version";
import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { readerLocale } from "@/lib/messages/reader-locale";
import type { Result } from "@/lib/result";
import { getContext } from "@/lib/server-context";
import { requirePermission } from "./session/session";
import { CSV_TYPE, csvBytes } from "./text/csv";

const statuses: Record<string, number> = {
  unauthenticated: 401,
  forbidden: 403,
  "password-change-required": 403,
  "not-found": 404,
  "invalid-input": 400,
  conflict: 409,
  "quota-reached": 409,
  "not-our-key": 409,
  "writes-stopped": 409,
  "rate-limited": 429,
  upstream: 502,
  "database-unavailable": 503,
};

async function refuse(error: unknown, requestId: string, headers: HeadersInit): Promise<NextResponse<Result<never>>> {
  const failure = toActionError(error, requestId, await readerLocale());
  return NextResponse.json({ ok: false, error: failure }, { status: statuses[failure.code] ?? 500, headers });
}

const csvHeaders = (name: string) => ({
  "Content-Type": CSV_TYPE,
  "Content-Disposition": `attachment; filename="${name}"`,
});

/** Session → permission → the response of `run`; a refusal is a Result as JSON. Never cached. */
async function answer<T>(
  permission: Permission,
  run: (ctx: Ctx, headers: Record<string, string>) => Promise<NextResponse<T>>,
): Promise<NextResponse<T | Result<never>>> {
  const requestId = randomUUID();
  const headers = { "Cache-Control": "no-store", "X-Request-Id": requestId, [ANSWER_HEADER]: answerVersion };
  try {
    const actor = await requirePermission(permission);
    return await run(await getContext(actor, requestId), headers);
  } catch (error) {
    return refuse(error, requestId, headers);
  }
}

/** Answers a polled GET with a Result as JSON: session → permission → verb. Never cached. */
export function respond<T>(permission: Permission, run: (ctx: Ctx) => Promise<T>): Promise<NextResponse<Result<T>>> {
  return answer<Result<T>>(permission, async (ctx, headers) =>
    NextResponse.json({ ok: true, data: await run(ctx) }, { headers }),
  );
}

/** Answers a GET with a CSV download; failures are a Result as JSON, as everywhere. Never cached. */
export function respondCsv(
  permission: Permission,
  run: (ctx: Ctx) => Promise<{ name: string; text: string }>,
): Promise<NextResponse> {
  return answer(permission, async (ctx, headers) => {
    const { name, text } = await run(ctx);
    return new NextResponse(csvBytes(text), { headers: { ...headers, ...csvHeaders(name) } });
  });
}

/** The same for a file generated and sent in parts. A failure after the first part truncates the file. */
export function respondCsvParts(
  permission: Permission,
  run: (ctx: Ctx) => Promise<{ name: string; parts: AsyncIterable<string> }>,
): Promise<NextResponse> {
  return answer(permission, async (ctx, headers) => {
    const { name, parts } = await run(ctx);
    const iterator = parts[Symbol.asyncIterator]();
    const first = await iterator.next();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        if (!first.done) controller.enqueue(csvBytes(first.value));
      },
      pull: async (controller) => {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(csvBytes(value));
      },
      cancel: async () => {
        await iterator.return?.();
      },
    });
    return new NextResponse(body, { headers: { ...headers, ...csvHeaders(name) } });
  });
}

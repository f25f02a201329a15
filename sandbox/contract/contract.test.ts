import { readFileSync } from "node:fs";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { PRIMARY_KEY } from "../credentials";
import { signToken } from "../http/jwt";
import { type RunningSandbox, startSandbox } from "../start-sandbox";
import { ARRANGEMENTS } from "./arrange";
import { shapeDifferences } from "./compare";
import { fixtureState, NOW, OPS } from "./fixture";

const exampleSchema = z.object({
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.unknown().optional(),
    rawBody: z.string().optional(),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown().optional(),
    rawBody: z.string().optional(),
  }),
});

type Example = z.infer<typeof exampleSchema>;
const errorSchema = z.object({ error: z.string(), code: z.number() });

const file: unknown = JSON.parse(readFileSync(new URL("./examples.json", import.meta.url), "utf8"));
const entries = Object.entries(z.record(z.string(), z.unknown()).parse(file)).filter(([name]) => name !== "_readme");

/** Answers in which ids, secrets or times are made anew, or whose order is random: only their shape can agree. */
const SHAPE_ONLY = [
  /^POST \/auth\/(login|refresh) — ok/,
  /^POST \/integrator\/organizations — (ok|name|minimal)/,
  /^POST .*apikeys — ok/,
  /^GET .*apikeys — ok/,
  /^GET \/organizations\/(types|roles) — ok/,
  /^PUT .*status — (accepted|end the|all)/,
];

let running: RunningSandbox;

beforeAll(async () => {
  running = await startSandbox({ state: fixtureState(), now: () => NOW, createDelay: 20, jobDelay: 0 });
});
afterAll(() => running.close());
beforeEach(() => {
  running.state.load(fixtureState());
  running.sandbox.faults.clear();
});

interface Answer {
  status: number;
  message: IncomingMessage;
  body: string;
}

/** Sends a request; `body` may come late, when a promise of it is given. */
function send(options: RequestOptions, body: string | Promise<string> | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(running.url, { agent: false, ...options }, (message) => {
      const chunks: Uint8Array[] = [];
      message.on("data", (chunk) => chunks.push(chunk));
      message.on("end", () =>
        resolve({ status: message.statusCode ?? 0, message, body: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    outgoing.on("error", reject);
    outgoing.flushHeaders();
    Promise.resolve(body).then((text) => outgoing.end(text), reject);
  });
}

function options({ request }: Example, session: string): RequestOptions {
  const headers = { ...request.headers };
  if (headers.Authorization?.startsWith("Bearer eyJ")) {
    headers.Authorization = `Bearer ${signToken(session, NOW + 3_600_000, running.state.parts.jwtSecret)}`;
  }
  // Node sends no body with a DELETE unless it is told how the body is framed.
  if (request.body !== undefined) headers["Transfer-Encoding"] = "chunked";
  return { method: request.method, path: request.path, headers };
}

function bodyOf({ request }: Example): string | undefined {
  return request.body === undefined ? request.rawBody : JSON.stringify(request.body);
}

/** Two creates for the last slot: this one asks first and is still sending its body when the other one has got it. */
async function raced(example: Example): Promise<Answer> {
  const other = async (): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const sent = await send(options(example, OPS), JSON.stringify({ type: "union" }));
    expect(sent.status).toBe(200);
    return bodyOf(example) ?? "";
  };
  return send(options(example, OPS), other());
}

/** A hundred requests that are still in flight. */
async function crowded(example: Example): Promise<Answer> {
  running.sandbox.faults.add({ path: "^/ping$", times: 0, delayMs: 700 });
  const pings = Array.from({ length: 100 }, () => send({ path: "/ping" }, undefined));
  await new Promise((resolve) => setTimeout(resolve, 350));
  const answer = await send(options(example, OPS), undefined);
  await Promise.all(pings);
  return answer;
}

function checkHeaders(example: Example, { message }: Answer): void {
  for (const [name, value] of Object.entries(example.response.headers)) {
    const given = message.headers[name.toLowerCase()];
    if (name === "Location") expect(given).toMatch(/^\/jobs\/[0-9a-f]{64}$/);
    else if (name === "Allow") expect(`${given}`.split(", ").sort()).toEqual(value.split(", ").sort());
    else expect(given, name).toBe(value);
  }
  expect(message.headers["x-content-type-options"]).toBe(example.response.headers["X-Content-Type-Options"]);
  expect(message.headers["content-type"]).toBe(example.response.headers["Content-Type"]);
  expect(message.headers.vary).toContain("Origin");
}

function checkBody(name: string, { response }: Example, answer: Answer): void {
  if (response.rawBody !== undefined) {
    expect(answer.body).toBe(response.rawBody);
    return;
  }
  const given: unknown = JSON.parse(answer.body);
  const error = errorSchema.safeParse(response.body);
  expect(answer.body.endsWith(error.success ? "}\n" : "\n\n")).toBe(true);
  expect(answer.body).not.toMatch(/[<>&]/);
  expect(shapeDifferences(response.body, given)).toEqual([]);
  if (!SHAPE_ONLY.some((pattern) => pattern.test(name))) expect(given).toEqual(trimmedTimes(response.body));
}

/** One time of the examples is written with a trailing zero, which Go's encoder cuts off. */
function trimmedTimes(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll("04.250Z", "04.25Z"));
}

describe("the sandbox answers as the examples of the API do", () => {
  test("there are 152 of them", () => expect(entries).toHaveLength(152));

  test.each(entries)("%s", async (name, entry) => {
    const example = exampleSchema.parse(entry);
    const session = ARRANGEMENTS[name]?.(running)?.session ?? OPS;
    let answer: Answer;
    if (name.endsWith("in a race")) answer = await raced(example);
    else if (name.endsWith("in flight")) answer = await crowded(example);
    else answer = await send(options(example, session), bodyOf(example));
    expect(answer.status).toBe(example.response.status);
    checkHeaders(example, answer);
    checkBody(name, example, answer);
  });

  test("every arrangement belongs to an example", () => {
    const names = entries.map(([name]) => name);
    expect(Object.keys(ARRANGEMENTS).filter((name) => !names.includes(name))).toEqual([]);
  });

  test("the key of the examples is the primary key", () => {
    expect(JSON.stringify(file)).toContain(PRIMARY_KEY);
  });
});

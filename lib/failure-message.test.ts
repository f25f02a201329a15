import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { failureMessage } from "./failure-message.mjs";

const refused = Object.assign(new Error("permission denied for database app"), { code: "42501" });
const circular: Record<string, unknown> = {};
circular.self = circular;

it.each<[string, unknown, string]>([
  ["an error", new Error("it broke"), "it broke"],
  ["a failed statement", new DrizzleQueryError("SELECT 1", ["secret"], refused), "permission denied for database app"],
  ["a statement without a cause", new DrizzleQueryError("SELECT 1", ["secret"]), "Failed query: SELECT 1"],
  [
    "a chain",
    new Error("No job queue", { cause: new Error("", { cause: refused }) }),
    `No job queue: ${refused.message}`,
  ],
  [
    "a chain that repeats itself",
    new Error(`It failed: ${refused.message}`, { cause: refused }),
    `It failed: ${refused.message}`,
  ],
  [
    "several at once",
    new AggregateError([new Error("connect ECONNREFUSED ::1:5432"), new Error("connect ECONNREFUSED 127.0.0.1:5432")]),
    "connect ECONNREFUSED ::1:5432; connect ECONNREFUSED 127.0.0.1:5432",
  ],
  ["a code alone", Object.assign(new Error(), { code: "ECONNREFUSED" }), "ECONNREFUSED"],
  ["a plain object", { message: "no such host", code: 7 }, "no such host"],
  ["a plain object without a message", { status: 503, body: "down" }, '{"status":503,"body":"down"}'],
  ["a plain object as the cause", new Error("Failed query: x", { cause: { reason: "down" } }), '{"reason":"down"}'],
  ["an object that is no JSON", circular, "self"],
  ["a text", "no", "no"],
  ["nothing", undefined, "unknown error"],
])("of %s", (_, error, message) => {
  expect(failureMessage(error)).toBe(message);
});

import { afterEach, describe, expect, it } from "vitest";
import type { ErrorKind, Outcome } from "./errors";
import { retryAfterMs } from "./failures";
import { ADDRESS, coded, errorOf, type Step, startServer, testClient, text } from "./test/scripted-server";

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(...steps: Step[]) {
  const server = await startServer(steps);
  const { client } = testClient(server.url);
  open.push(client, server);
  return { server, client };
}

const SESSION_OVER = "authentication required: session expired, please log in again";
const html = "<html><body><h1>502 Bad Gateway</h1></body></html>";
const table: [string, Step, ErrorKind, Outcome][] = [
  ["unknown key", coded(401, 40156, "invalid, revoked or expired API key"), "unauthorized", "not-applied"],
  ["unverified user", coded(401, 40014, "account email not verified: x"), "unauthorized", "not-applied"],
  ["bare 40001", coded(401, 40001, "authentication required"), "unauthorized", "not-applied"],
  ["user gone", coded(401, 40001, "authentication required: user not found"), "unauthorized", "not-applied"],
  ["no role", coded(401, 40001, "authentication required: user is not admin of x"), "forbidden-role", "not-applied"],
  ["route not for keys", coded(403, 40157, "API keys are not permitted"), "key-not-permitted", "not-applied"],
  ["not an integrator", coded(403, 40153, "organization is not an integrator"), "not-integrator", "not-applied"],
  ["quota", coded(400, 40154, "max managed organizations reached: limit 5"), "quota-reached", "not-applied"],
  ["unknown organization", coded(400, 40011, "organization address is required"), "not-found", "not-applied"],
  ["absent", coded(404, 40009, "organization not found"), "not-found", "not-applied"],
  ["active elections", coded(409, 40161, "managed organization has active elections"), "conflict", "not-applied"],
  ["bad input", coded(400, 40004, "invalid JSON request body"), "invalid-request", "not-applied"],
  ["session over", coded(401, 40001, SESSION_OVER), "unauthorized", "not-applied"],
  ["organization busy", coded(503, 50303, "another transaction is in progress"), "capacity", "not-applied"],
  ["stale update", coded(409, 40171, "organization was updated meanwhile"), "conflict", "not-applied"],
  ["no elections of its own", coded(403, 40174, "integrator cannot own elections"), "invalid-request", "not-applied"],
  ["balance too low", coded(402, 40175, "insufficient balance"), "payment-required", "not-applied"],
  ["too many voters", coded(422, 40176, "more than 50000 voters"), "invalid-request", "not-applied"],
  ["wallet conflict", coded(409, 40177, "wallet conflict"), "conflict", "not-applied"],
  ["no wallet", coded(402, 40178, "payment required"), "payment-required", "not-applied"],
  ["queue full", coded(503, 50301, "transaction queue is full"), "capacity", "not-applied"],
  ["throttled", text(429, "Server capacity exceeded.\n"), "capacity", "not-applied"],
  ["wrong route", text(404, "404 page not found\n"), "unknown-route", "not-applied"],
  ["wrong method", text(405, "", { allow: "GET" }), "unknown-route", "not-applied"],
  ["somebody else's 404", text(404, html), "unknown-route", "unknown"],
  ["a URL past Vocdoni's proxy", text(403, "Forbidden\n"), "wrong-url", "not-applied"],
  ["somebody else's 403", text(403, html, { "content-type": "text/html" }), "wrong-url", "unknown"],
  ["provisioning failed", coded(500, 50002, "could not provision managed organization account"), "server", "unknown"],
  ["gateway page", text(502, html, { "content-type": "text/html" }), "server", "unknown"],
  ["blank 500", text(500, ""), "server", "unknown"],
  ["bare 503", text(503, ""), "capacity", "unknown"],
];

describe("answers outside 2xx", () => {
  it.each(table)("%s", async (_, step, kind, outcome) => {
    const { client, server } = await connect(step);
    const error = await errorOf(client.managedOrganizations.create({ type: "others" }));
    expect(error).toMatchObject({
      kind,
      outcome,
      method: "POST",
      path: "/integrator/organizations",
      credential: "key",
    });
    expect(server.requests).toHaveLength(1);
  });

  it("reads the code and the text of an error that claims to be plain text", async () => {
    const { client } = await connect(coded(400, 40154, "max managed organizations reached: limit 5"));
    const error = await errorOf(client.managedOrganizations.create({ type: "others" }));
    expect(error).toMatchObject({ status: 400, code: 40154, detail: "max managed organizations reached: limit 5" });
  });

  it("takes the first of two documents", async () => {
    const two = '{"error":"invalid URL parameter: cannot parse number","code":40010}\n{"error":"other","code":1}\n';
    const { client } = await connect(text(400, two));
    const error = await errorOf(client.members.count(ADDRESS));
    expect(error).toMatchObject({ kind: "invalid-request", code: 40010 });
    expect(error.detail).toContain("cannot parse number");
  });

  it("says which scope is missing", async () => {
    const message = 'API key lacks the required scope: endpoint requires the "quota:read" scope';
    const { client } = await connect(coded(403, 40158, message));
    const error = await errorOf(client.integrator.get());
    expect(error).toMatchObject({ kind: "scope-missing", missingScope: "quota:read", retryable: false });
  });

  it("reads a bare 401 as a missing role on the /processes status calls only", async () => {
    const { client } = await connect(coded(401, 40001, "authentication required"));
    const id = "66b2f0a1c3d4e5f60718293a";
    expect((await errorOf(client.processes.setQuestionsStatus(id, { status: "ENDED" }))).kind).toBe("forbidden-role");
    expect((await errorOf(client.processes.setQuestionStatus(id, id, "ENDED"))).kind).toBe("forbidden-role");
    expect((await errorOf(client.processes.get(id))).kind).toBe("unauthorized");
  });

  it("never reads the end of a session as a missing role", async () => {
    const { client } = await connect(coded(401, 40001, SESSION_OVER));
    const id = "66b2f0a1c3d4e5f60718293a";
    expect((await errorOf(client.processes.setQuestionsStatus(id, { status: "ENDED" }))).kind).toBe("unauthorized");
    expect((await errorOf(client.members.count(ADDRESS))).kind).toBe("unauthorized");
  });

  it("keeps at most 300 characters of a page, and no line breaks", async () => {
    const { client } = await connect(text(400, `${"x\n".repeat(1000)}`));
    const { detail } = await errorOf(client.integrator.get());
    expect(detail).toHaveLength(300);
    expect(detail).not.toContain("\n");
  });

  it("reads only the beginning of an endless error page", async () => {
    const { client } = await connect(text(400, "y".repeat(3_000_000)));
    expect((await errorOf(client.integrator.get())).kind).toBe("invalid-request");
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-08-06T12:00:00Z");
  it.each([
    ["2", 2000],
    ["Thu, 06 Aug 2026 12:00:30 GMT", 30_000],
    ["Thu, 06 Aug 2026 11:00:00 GMT", 0],
    ["99999999999", 86_400_000],
    ["soon", undefined],
    [undefined, undefined],
  ])("%s", (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});

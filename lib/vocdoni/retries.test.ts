import { afterEach, describe, expect, it } from "vitest";
import type { VocdoniOptions } from "./client";
import type { UpstreamEvent } from "./exchange";
import {
  ADDRESS,
  coded,
  cut,
  cutInBody,
  errorOf,
  hang,
  integrator,
  json,
  organization,
  type Step,
  startServer,
  testClient,
  text,
} from "./test/scripted-server";

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(steps: Step[], options: Partial<VocdoniOptions> = {}) {
  const server = await startServer(steps);
  open.push(server);
  return { server, ...testClient(server.url, options) };
}

const busy = text(429, "Server capacity exceeded.\n");
const body = { type: "others" };

/** An unused port, and a function that starts listening on it. */
async function closedPort() {
  const server = await startServer([hang]);
  await server.close();
  return server.port;
}

describe("reads", () => {
  it.each<[string, Step]>([
    ["429 without Retry-After", busy],
    ["500", coded(500, 50002, "server error")],
    ["a connection cut at once", cut],
    ["a connection cut in the body", cutInBody],
  ])("are repeated after %s and succeed", async (_, step) => {
    const { client, server, slept } = await connect([step, step, json(integrator)]);
    expect((await client.integrator.get()).enabled).toBe(true);
    expect(server.requests).toHaveLength(3);
    expect(slept).toEqual([200, 400]);
  });

  it("are given up after three attempts", async () => {
    const { client, server } = await connect([busy]);
    expect(await errorOf(client.integrator.get())).toMatchObject({ kind: "capacity", outcome: "not-applied" });
    expect(server.requests).toHaveLength(3);
  });

  it("are not repeated after an answer that will not change", async () => {
    const { client, server } = await connect([coded(404, 40009, "organization not found")]);
    expect((await errorOf(client.integrator.get())).kind).toBe("not-found");
    expect(server.requests).toHaveLength(1);
  });

  it("wait as long as Retry-After says, in seconds or as a date", async () => {
    const now = Date.parse("2026-08-06T12:00:00Z");
    const seconds = text(503, "", { "retry-after": "3" });
    const date = text(503, "", { "retry-after": "Thu, 06 Aug 2026 12:00:07 GMT" });
    const { client, slept } = await connect([seconds, date, json(integrator)], { now: () => now });
    await client.integrator.get();
    expect(slept).toEqual([3000, 7000]);
  });

  it("fail at once when Retry-After lies beyond the total time, and say how long", async () => {
    const { client, server, slept } = await connect([text(429, "", { "retry-after": "60" })]);
    expect(await errorOf(client.integrator.get())).toMatchObject({ kind: "capacity", retryAfterMs: 60_000 });
    expect(server.requests).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  it("time out per attempt, three times", async () => {
    const { client, server } = await connect([hang], { deadlines: { readAttemptMs: 100 } });
    expect(await errorOf(client.integrator.get())).toMatchObject({ kind: "timeout", retryable: true });
    expect(server.requests).toHaveLength(3);
  });

  it("aren't retried when the total time is nearly over", async () => {
    const { client, server } = await connect([hang], { deadlines: { readAttemptMs: 100, readTotalMs: 150 } });
    expect((await errorOf(client.integrator.get())).kind).toBe("timeout");
    expect(server.requests).toHaveLength(1);
  });
});

describe("writes", () => {
  it.each<[string, Step, string]>([
    ["a cut connection", cut, "cut"],
    ["a cut body", cutInBody, "cut"],
    ["a 500", coded(500, 50002, "could not provision"), "server"],
    ["a 502 page", text(502, "<html>"), "server"],
    ["an answer cut short", text(200, '{"address":"0x4a3b'), "malformed"],
    ["a success with an HTML page", text(200, "<html>welcome</html>"), "malformed"],
    ["a blank success", text(200, "\n"), "malformed"],
    ["no answer", hang, "timeout"],
  ])("of a create are never repeated after %s, and the outcome is unknown", async (_, step, kind) => {
    const { client, server } = await connect([step], { deadlines: { writeMs: 300 } });
    const error = await errorOf(client.managedOrganizations.create(body));
    expect(error).toMatchObject({ kind, outcome: "unknown" });
    expect(server.requests).toHaveLength(1);
  });

  it("are not repeated when throttled, though nothing was applied", async () => {
    const { client, server } = await connect([busy]);
    const error = await errorOf(client.managedOrganizations.create(body));
    expect(error).toMatchObject({ kind: "capacity", outcome: "not-applied", retryable: true });
    expect(server.requests).toHaveLength(1);
  });

  it("are repeated while the connection is refused, for nothing was sent", async () => {
    const port = await closedPort();
    const servers: Awaited<ReturnType<typeof startServer>>[] = [];
    const { client } = testClient(`http://127.0.0.1:${port}`, {
      sleep: async () => {
        if (servers.length === 0) servers.push(await startServer([json(organization)], port));
      },
    });
    const made = await client.managedOrganizations.create(body);
    open.push(...servers);
    expect(made.address).toBe(ADDRESS);
    expect(servers[0]?.requests).toHaveLength(1);
  });

  it("end as not applied when the connection stays refused", async () => {
    const events: UpstreamEvent[] = [];
    const port = await closedPort();
    const { client } = testClient(`http://127.0.0.1:${port}`, { onUpstreamEvent: (event) => events.push(event) });
    const error = await errorOf(client.managedOrganizations.create(body));
    expect(error).toMatchObject({ kind: "unreachable", outcome: "not-applied", detail: "ECONNREFUSED" });
    expect(events).toHaveLength(3);
  });

  it.each<[string, Step]>([
    ["cut", cut],
    ["server", coded(500, 50004, "server error")],
  ])("of a delete or a status change go out once (%s)", async (kind, step) => {
    const { client, server } = await connect([step]);
    expect(await errorOf(client.managedOrganizations.delete(ADDRESS))).toMatchObject({ kind, outcome: "unknown" });
    expect(await errorOf(client.processes.setQuestionStatus("66a9", "66b3", "ENDED"))).toMatchObject({
      kind,
      outcome: "unknown",
    });
    expect(server.requests).toHaveLength(2);
  });

  it("fail as never sent when no slot is free before the queue's deadline", async () => {
    const { client, server } = await connect([hang, json(organization)], {
      deadlines: { writeSlots: 1, writeQueueMs: 150, writeMs: 2_000 },
    });
    const first = client.managedOrganizations.create(body).catch((error: unknown) => error);
    await expect.poll(() => server.requests.length).toBe(1);
    const error = await errorOf(client.managedOrganizations.create(body));
    expect(error).toMatchObject({ kind: "timeout", outcome: "not-applied" });
    expect(server.requests).toHaveLength(1);
    await first;
  });

  it("use no connection left open by an earlier call", async () => {
    const { client, server } = await connect([json(organization)]);
    await client.managedOrganizations.create(body);
    await client.managedOrganizations.create(body);
    expect(server.requests.map(({ headers }) => headers.connection)).toEqual(["close", "close"]);
  });
});

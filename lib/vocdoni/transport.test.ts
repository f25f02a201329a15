import { getEventListeners } from "node:events";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { VocdoniOptions } from "./client";
import type { UpstreamEvent } from "./exchange";
import {
  ADDRESS,
  coded,
  errorOf,
  hang,
  integrator,
  json,
  KEY,
  organization,
  type Step,
  startServer,
  testClient,
  text,
} from "./test/scripted-server";

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const one of open.splice(0)) await one.close();
});

async function connect(steps: Step[], options: Partial<VocdoniOptions> = {}) {
  const server = await startServer(steps);
  open.push(server);
  return { server, ...testClient(server.url, options) };
}

const body = { type: "others" };

describe("safety", () => {
  it("follows no redirect, so the key isn't forwarded", async () => {
    const elsewhere = await startServer([json(integrator)]);
    open.push(elsewhere);
    for (const status of [301, 302, 307, 308]) {
      const { client } = await connect([text(status, "", { location: `${elsewhere.url}/integrator` })]);
      expect(await errorOf(client.integrator.get())).toMatchObject({ kind: "redirect", status, retryable: false });
      const create = errorOf(client.managedOrganizations.create(body));
      expect(await create).toMatchObject({ kind: "redirect", outcome: "not-applied" });
    }
    expect(elsewhere.requests).toEqual([]);
  });

  it("reads no more than the cap", async () => {
    const { client } = await connect([json({ ...integrator, padding: "x".repeat(5000) })], {
      deadlines: { maxBytes: 4000 },
    });
    expect((await errorOf(client.integrator.get())).kind).toBe("too-large");
  });

  it("stops reading an endless body", async () => {
    let written = 0;
    const endless: Step = (response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(65_536, 120);
      const more = () => {
        if (response.destroyed || written > 50_000_000) return response.end();
        written += chunk.length;
        response.write(chunk, more);
      };
      more();
    };
    const { client } = await connect([endless], { deadlines: { maxBytes: 100_000 } });
    expect((await errorOf(client.integrator.get())).kind).toBe("too-large");
    expect(written).toBeLessThan(50_000_000);
  });

  it("sends nothing for an address or id that could name another path", async () => {
    const { client, server } = await connect([json(integrator)]);
    for (const call of [
      () => client.managedOrganizations.delete("../../admin"),
      () => client.managedOrganizations.delete(""),
      () => client.processes.get(".."),
      () => client.jobs.get("a/b"),
    ]) {
      expect(await errorOf(call())).toMatchObject({ kind: "invalid-request", outcome: "not-applied" });
    }
    expect(server.requests).toEqual([]);
  });

  it("sends the key where it is needed only", async () => {
    const { client, server } = await connect([json(organization), json(integrator)]);
    await client.organizations.get(ADDRESS);
    await client.integrator.get();
    const sent = server.requests.map(({ headers }) => headers.authorization);
    expect(sent).toEqual([undefined, `Bearer ${KEY}`]);
  });
});

describe("aborting", () => {
  it("before sending applies nothing", async () => {
    const { client, server } = await connect([json(organization)]);
    const error = await errorOf(client.managedOrganizations.create(body, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ kind: "aborted", outcome: "not-applied" });
    expect(server.requests).toEqual([]);
  });

  it("while waiting for the answer leaves a write unknown, and a read is not repeated", async () => {
    for (const kind of ["write", "read"]) {
      const controller = new AbortController();
      const { client, server } = await connect([() => controller.abort()]);
      const { signal } = controller;
      const call =
        kind === "write" ? client.managedOrganizations.create(body, { signal }) : client.integrator.get({ signal });
      const outcome = kind === "write" ? "unknown" : "not-applied";
      expect(await errorOf(call)).toMatchObject({ kind: "aborted", outcome });
      expect(server.requests).toHaveLength(1);
    }
  });
});

describe("the breaker", () => {
  const quick = { attempts: 1, breakerFailures: 2, breakerHalfOpenAfterMs: 10_000 };
  const broken = coded(500, 50002, "server error");

  it("pauses reads after repeated outages, never writes, and tries again later", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { client, server } = await connect([broken, broken, json(organization), json(integrator)], {
      deadlines: quick,
    });
    await errorOf(client.integrator.get());
    expect(client.breakerState()).toBe("closed");
    await errorOf(client.integrator.get());
    expect(client.breakerState()).toBe("open");
    expect((await errorOf(client.integrator.get())).kind).toBe("breaker-open");
    expect(server.requests).toHaveLength(2);
    expect((await client.managedOrganizations.create(body)).address).toBe(ADDRESS);
    vi.setSystemTime(Date.now() + 11_000);
    expect((await client.integrator.get()).enabled).toBe(true);
    expect(client.breakerState()).toBe("closed");
  });

  it("counts refusals by the application as a sign of life", async () => {
    const refusal = coded(404, 40009, "organization not found");
    const { client } = await connect([broken, refusal, broken, refusal], { deadlines: quick });
    for (let call = 0; call < 8; call += 1) await errorOf(client.integrator.get());
    expect(client.breakerState()).toBe("closed");
  });
});

describe("slots and events", () => {
  it("keeps at most the allowed number of requests in flight", async () => {
    let inFlight = 0;
    let most = 0;
    const slow: Step = (response) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      setTimeout(() => {
        inFlight -= 1;
        json(integrator)(response, { method: "", url: "", headers: {}, body: "" });
      }, 20);
    };
    const { client, server } = await connect([slow], { deadlines: { readSlots: 3 } });
    await Promise.all(Array.from({ length: 12 }, () => client.integrator.get()));
    expect(server.requests).toHaveLength(12);
    expect(most).toBe(3);
  });

  it("serves waiting calls in order of arrival", async () => {
    const { client, server } = await connect([json(organization)], { deadlines: { readSlots: 1 } });
    const addresses = Array.from({ length: 8 }, (_, n) => `0x${String(n).repeat(40)}`);
    await Promise.all(addresses.map((address) => client.organizations.get(address)));
    expect(server.requests.map(({ url }) => url.split("/").at(-1))).toEqual(addresses);
  });

  it("leaves no listener on a signal that outlives the call", async () => {
    const { client } = await connect([json(integrator), hang, coded(500, 50004, "x"), json(integrator)], {
      deadlines: { readSlots: 1, readAttemptMs: 150, attempts: 2 },
    });
    const { signal } = new AbortController();
    const calls = Array.from({ length: 5 }, () => client.integrator.get({ signal }).catch((error: unknown) => error));
    await Promise.all(calls);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("gives up its place in the queue when aborted, without a slot being lost", async () => {
    const { client, server } = await connect([hang, json(integrator)], {
      deadlines: { readSlots: 1, readAttemptMs: 400, attempts: 1 },
    });
    const first = errorOf(client.integrator.get());
    const controller = new AbortController();
    const queued = errorOf(client.integrator.get({ signal: controller.signal }));
    controller.abort();
    expect(await queued).toMatchObject({ kind: "aborted", outcome: "not-applied" });
    expect((await first).kind).toBe("timeout");
    expect((await client.integrator.get()).enabled).toBe(true);
    expect(server.requests).toHaveLength(2);
  });

  it("reports every exchange, and survives an observer that throws", async () => {
    const events: UpstreamEvent[] = [];
    const message = 'API key lacks the required scope: endpoint requires the "quota:read" scope';
    const { client } = await connect([coded(403, 40158, message), json(integrator)], {
      onUpstreamEvent: (event) => {
        events.push(event);
        throw new Error("observer");
      },
    });
    expect((await errorOf(client.integrator.get())).kind).toBe("scope-missing");
    await client.integrator.get();
    const common = { method: "GET", path: "/integrator", requestedWith: "key" };
    expect(events).toMatchObject([
      { ...common, type: "error", kind: "scope-missing", status: 403, missingScope: "quota:read" },
      { ...common, type: "ok", status: 200 },
    ]);
    expect(events.every(({ durationMs }) => durationMs >= 0)).toBe(true);
  });
});

import { afterEach, describe, expect, it } from "vitest";
import type { VocdoniOptions } from "./client";
import {
  ADDRESS,
  coded,
  cut,
  errorOf,
  json,
  KEY,
  type Step,
  startServer,
  testClient,
  text,
} from "./test/scripted-server";

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const DAY = 86_400_000;
const START = Date.parse("2026-08-06T12:00:00Z");
const credentials = { email: "ops@integrator.example", password: "correct horse" };
const refused = coded(403, 40157, "API keys are not permitted for this endpoint");
const done = text(200, "\n");
const patch = { website: "https://maple.example/new" };

type Upstream = { put?: Step; login?: Step; refresh?: Step; refuseKey?: boolean };

/** An upstream that distinguishes keys from sessions; tokens are counted, last 15 days and use the API's spelling. */
async function connect(upstream: Upstream = {}, options: Partial<VocdoniOptions> = { session: credentials }) {
  const clock = { now: START };
  let tokens = 0;
  const token: Step = (response, seen) => {
    tokens += 1;
    json({ token: `token-${tokens}`, expirity: new Date(clock.now + 15 * DAY).toISOString() })(response, seen);
  };
  const route: Step = (response, seen) => {
    if (seen.url === "/auth/login") return (upstream.login ?? token)(response, seen);
    if (seen.url === "/auth/refresh") return (upstream.refresh ?? token)(response, seen);
    const byKey = seen.headers.authorization === `Bearer ${KEY}`;
    if (byKey && upstream.refuseKey !== false) return refused(response, seen);
    return (upstream.put ?? done)(response, seen);
  };
  const server = await startServer([route]);
  open.push(server);
  const { client } = testClient(server.url, { now: () => clock.now, ...options });
  const calls = () =>
    server.requests.map(({ method, url, headers }) => {
      const who = headers.authorization?.replace(`Bearer ${KEY}`, "key").replace("Bearer ", "") ?? "none";
      return `${method} ${url.replace(ADDRESS, "A")} ${who}`;
    });
  return { client, server, clock, calls, upstream };
}

const PUT = "PUT /organizations/A";

describe("editing", () => {
  it("uses the key where that is allowed", async () => {
    const { client, calls } = await connect({ refuseKey: false });
    expect(client.organizations.editAccess()).toBe("unknown");
    expect(await client.organizations.update(ADDRESS, patch)).toEqual({ via: "key" });
    expect(client.organizations.editAccess()).toBe("key");
    expect(calls()).toEqual([`${PUT} key`]);
  });

  it("turns to the session when keys are refused, remembers it, and logs in once", async () => {
    const { client, calls, server } = await connect();
    expect(await client.organizations.update(ADDRESS, patch)).toEqual({ via: "session" });
    expect(await client.organizations.update(ADDRESS, patch)).toEqual({ via: "session" });
    expect(client.organizations.editAccess()).toBe("session");
    expect(calls()).toEqual([`${PUT} key`, "POST /auth/login none", `${PUT} token-1`, `${PUT} token-1`]);
    expect(server.requests[1]?.body).toBe(JSON.stringify(credentials));
  });

  it("says what is missing when there is no session, without asking Vocdoni again", async () => {
    const { client, calls } = await connect({}, {});
    for (let time = 0; time < 2; time += 1) {
      const error = await errorOf(client.organizations.update(ADDRESS, patch));
      expect(error).toMatchObject({ kind: "edit-not-configured", outcome: "not-applied", code: 40157 });
    }
    expect(client.organizations.editAccess()).toBe("none");
    expect(calls()).toEqual([`${PUT} key`]);
  });

  it("does not turn to the session after an unclear answer", async () => {
    const { client, calls } = await connect({ refuseKey: false, put: cut });
    expect(await errorOf(client.organizations.update(ADDRESS, patch))).toMatchObject({
      kind: "cut",
      outcome: "unknown",
    });
    expect(calls()).toEqual([`${PUT} key`]);
  });

  it("leaves an unclear PUT of the session unknown and unrepeated", async () => {
    const { client, calls } = await connect({ put: coded(500, 50002, "could not update organization: not found") });
    const error = await errorOf(client.organizations.update(ADDRESS, patch));
    expect(error).toMatchObject({ kind: "server", outcome: "unknown", credential: "session" });
    expect(calls().filter((call) => call.startsWith("PUT"))).toHaveLength(2);
  });
});

describe("the session", () => {
  it("is opened once for concurrent calls", async () => {
    const { client, calls } = await connect();
    await Promise.all(Array.from({ length: 5 }, () => client.organizations.update(ADDRESS, patch)));
    expect(calls().filter((call) => call.startsWith("POST"))).toEqual(["POST /auth/login none"]);
    expect(calls().filter((call) => call === `${PUT} token-1`)).toHaveLength(5);
  });

  it("is renewed a day before it ends, once", async () => {
    const { client, clock, calls } = await connect();
    await client.organizations.update(ADDRESS, patch);
    clock.now += 13.9 * DAY;
    await client.organizations.update(ADDRESS, patch);
    clock.now += 0.2 * DAY;
    await Promise.all([client.organizations.update(ADDRESS, patch), client.organizations.update(ADDRESS, patch)]);
    const posts = calls().filter((call) => call.startsWith("POST"));
    expect(posts).toEqual(["POST /auth/login none", "POST /auth/refresh token-1"]);
    expect(calls().slice(-2)).toEqual([`${PUT} token-2`, `${PUT} token-2`]);
  });

  it("keeps the old token when the renewal fails", async () => {
    const { client, clock, calls } = await connect({ refresh: coded(500, 50002, "server error") });
    await client.organizations.update(ADDRESS, patch);
    clock.now += 14.5 * DAY;
    expect(await client.organizations.update(ADDRESS, patch)).toEqual({ via: "session" });
    expect(calls().at(-1)).toBe(`${PUT} token-1`);
  });

  it("starts over after its end", async () => {
    const { client, clock, calls } = await connect();
    await client.organizations.update(ADDRESS, patch);
    clock.now += 16 * DAY;
    await client.organizations.update(ADDRESS, patch);
    expect(calls().slice(-2)).toEqual(["POST /auth/login none", `${PUT} token-2`]);
  });

  it("is opened again when its token has expired, and the call repeated once", async () => {
    const dead = coded(401, 40001, "authentication required");
    const { client, calls } = await connect({
      put: (response, seen) => (seen.headers.authorization === "Bearer token-1" ? dead : done)(response, seen),
    });
    expect(await client.organizations.update(ADDRESS, patch)).toEqual({ via: "session" });
    expect(calls().slice(-3)).toEqual([`${PUT} token-1`, "POST /auth/login none", `${PUT} token-2`]);
  });

  it("is renewed once when Vocdoni says that it expired, and then given up", async () => {
    const over = coded(401, 40001, "authentication required: session expired, please log in again");
    const { client, calls, upstream } = await connect({
      put: (response, seen) => (seen.headers.authorization === "Bearer token-1" ? over : done)(response, seen),
    });
    expect(await client.organizations.update(ADDRESS, patch)).toEqual({ via: "session" });
    expect(calls().slice(-3)).toEqual([`${PUT} token-1`, "POST /auth/login none", `${PUT} token-2`]);
    upstream.put = over;
    const error = await errorOf(client.organizations.update(ADDRESS, patch));
    expect(error).toMatchObject({ kind: "unauthorized", outcome: "not-applied", credential: "session" });
    expect(calls().slice(-3)).toEqual([`${PUT} token-2`, "POST /auth/login none", `${PUT} token-3`]);
  });

  it("is opened again when it expired before its renewal", async () => {
    const over = coded(401, 40001, "authentication required: session expired, please log in again");
    const { client, clock, calls } = await connect({ refresh: over });
    await client.organizations.update(ADDRESS, patch);
    clock.now += 14.5 * DAY;
    expect(await client.organizations.update(ADDRESS, patch)).toEqual({ via: "session" });
    const posts = calls().filter((call) => call.startsWith("POST"));
    expect(posts.slice(1)).toEqual(["POST /auth/refresh token-1", "POST /auth/login none"]);
  });

  it("is not opened a third time, and not for a missing role", async () => {
    const dead = await connect({ put: coded(401, 40001, "authentication required") });
    expect((await errorOf(dead.client.organizations.update(ADDRESS, patch))).kind).toBe("unauthorized");
    expect(dead.calls().filter((call) => call.startsWith("POST"))).toHaveLength(2);
    const role = await connect({
      put: coded(401, 40001, "authentication required: user is not admin of organization"),
    });
    expect((await errorOf(role.client.organizations.update(ADDRESS, patch))).kind).toBe("forbidden-role");
    expect(role.calls().filter((call) => call.startsWith("POST"))).toHaveLength(1);
  });

  it("says when the password is wrong, and tries again on the next call", async () => {
    const { client, upstream } = await connect({ login: coded(401, 40102, "invalid login credentials") });
    const error = await errorOf(client.organizations.update(ADDRESS, patch));
    expect(error).toMatchObject({ kind: "unauthorized", code: 40102, path: "/auth/login", outcome: "not-applied" });
    upstream.login = json({ token: "token-late", expirity: "2026-08-21T15:03:01.482910337+02:00" });
    expect(await client.organizations.update(ADDRESS, patch)).toEqual({ via: "session" });
  });
});

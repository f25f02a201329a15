import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import {
  ADDRESS,
  coded,
  errorOf,
  json,
  KEY,
  type Seen,
  type Step,
  startServer,
  testClient,
  text,
} from "./test/scripted-server";

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const LIMIT_MS = 400;
const SLOW_MS = 600;
const refused = coded(403, 40157, "API keys are not permitted for this endpoint");
const dead = coded(401, 40001, "authentication required");
const done = text(200, "\n");
const login = json({ token: "token-1", expirity: "2099-01-01T00:00:00Z" });

/** Responds late, like an overloaded server. */
const slowly =
  (step: Step): Step =>
  async (response, seen) => {
    await wait(SLOW_MS);
    step(response, seen);
  };

type Upstream = { key?: Step; login?: Step; session?: Step };

async function connect(upstream: Upstream) {
  const { key = refused, login: entry = login, session: inside = done } = upstream;
  const who = ({ method, url, headers }: Seen) =>
    url === "/auth/login" ? "login" : `${method} ${headers.authorization === `Bearer ${KEY}` ? "key" : "session"}`;
  const route: Step = (response, seen) => {
    const name = who(seen);
    const step = name === "login" ? entry : name.endsWith(" key") ? key : inside;
    step(response, seen);
  };
  const server = await startServer([route]);
  open.push(server);
  const session = { email: "ops@integrator.example", password: "correct horse" };
  const { client } = testClient(server.url, { session, deadlines: { writeQueueMs: LIMIT_MS } });
  return { client, calls: () => server.requests.map(who) };
}

const edit = ({ client }: Awaited<ReturnType<typeof connect>>) =>
  client.organizations.update(ADDRESS, { website: "https://maple.example" });
const late = { kind: "timeout", outcome: "not-applied", retryable: true };

describe("an edit past its start deadline", () => {
  it("logs nobody in after a late refusal of the key", async () => {
    const upstream = await connect({ key: slowly(refused) });
    expect(await errorOf(edit(upstream))).toMatchObject(late);
    expect(upstream.calls()).toEqual(["PUT key"]);
    expect(await edit(upstream), "the refusal is remembered").toEqual({ via: "session" });
  });

  it("is not sent after a late login, whose token is kept", async () => {
    const upstream = await connect({ login: slowly(login) });
    expect(await errorOf(edit(upstream))).toMatchObject({ ...late, method: "PUT", credential: "session" });
    expect(upstream.calls()).toEqual(["PUT key", "login"]);
    await edit(upstream);
    expect(upstream.calls()).toEqual(["PUT key", "login", "PUT session"]);
  });

  it("is not repeated after a session expired late, and causes no login", async () => {
    const upstream = await connect({ session: slowly(dead) });
    expect(await errorOf(edit(upstream))).toMatchObject(late);
    expect(upstream.calls()).toEqual(["PUT key", "login", "PUT session"]);
  });

  it("may still be running then: only its start is limited", async () => {
    const upstream = await connect({ session: slowly(done) });
    expect(await edit(upstream)).toEqual({ via: "session" });
  });
});

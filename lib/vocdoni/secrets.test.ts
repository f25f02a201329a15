import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { createVocdoni } from "./client";
import type { UpstreamEvent } from "./exchange";
import { createRedactor } from "./redact";
import { ADDRESS, cut, errorOf, json, KEY, type Step, startServer, testClient, text } from "./test/scripted-server";

const PASSWORD = "correct horse battery";
const TOKEN = "opaque-session-token-0001";
const SECRETS = [KEY, KEY.slice(4, 40), PASSWORD, encodeURIComponent(PASSWORD), TOKEN];

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function everythingOf(value: unknown): string {
  const parts = [inspect(value, { depth: 12, showHidden: true, getters: true }), JSON.stringify(value), String(value)];
  if (value instanceof Error) parts.push(value.stack ?? "", value.message, inspect(value.cause));
  return parts.join("\n");
}

function expectNoSecret(value: unknown) {
  const shown = everythingOf(value);
  for (const secret of SECRETS) expect(shown).not.toContain(secret);
}

/** Echoes the whole request, like a careless proxy. */
function echo(status: number): Step {
  return (response, seen) => {
    text(status, `you sent ${JSON.stringify(seen.headers)} ${seen.body} ${encodeURIComponent(PASSWORD)}`)(
      response,
      seen,
    );
  };
}

describe("secrets", () => {
  it("are not in the client, however it is shown", async () => {
    const refused = text(403, '{"error":"API keys are not permitted for this endpoint","code":40157}');
    const server = await startServer([refused, json({ token: TOKEN, expirity: null }), text(200, "\n")]);
    open.push(server);
    const session = { email: "ops@integrator.example", password: PASSWORD };
    const { client } = testClient(server.url, { session });
    expect(await client.organizations.update(ADDRESS, { size: "5" })).toEqual({ via: "session" });
    expectNoSecret(client);
    for (const group of Object.values(client)) expectNoSecret(group);
  });

  it.each([200, 302, 400, 401, 403, 404, 429, 500, 503])("are not in the error of an echoing %i", async (status) => {
    const events: UpstreamEvent[] = [];
    const server = await startServer([echo(status)]);
    open.push(server);
    const session = { email: "ops@integrator.example", password: PASSWORD };
    const { client } = testClient(server.url, { session, onUpstreamEvent: (event) => events.push(event) });
    expectNoSecret(await errorOf(client.integrator.get()));
    expectNoSecret(await errorOf(client.managedOrganizations.create({ type: "others" })));
    expectNoSecret(events);
  });

  it("are not in an error about the session, wherever it ends", async () => {
    const refused = text(403, '{"error":"API keys are not permitted for this endpoint","code":40157}');
    const login = json({ token: TOKEN, expirity: "2099-01-01T00:00:00Z" });
    const session = { email: "ops@integrator.example", password: PASSWORD };
    for (const steps of [
      [refused, echo(500)],
      [refused, login, echo(400)],
      [refused, login, cut],
    ]) {
      const server = await startServer(steps);
      open.push(server);
      const { client } = testClient(server.url, { session });
      expectNoSecret(await errorOf(client.organizations.update(ADDRESS, { size: "5" })));
    }
  });

  it("are in no URL and in no event", async () => {
    const events: UpstreamEvent[] = [];
    const server = await startServer([cut]);
    open.push(server);
    const { client } = testClient(server.url, { onUpstreamEvent: (event) => events.push(event) });
    expectNoSecret(await errorOf(client.managedOrganizations.list({ page: 1, limit: 100 })));
    expectNoSecret(server.requests.map(({ url }) => url));
    expectNoSecret(events);
    expect(JSON.stringify(events)).not.toContain(server.url);
  });

  it("are not in the refusal of a bad setting", () => {
    const bad = [
      { baseUrl: "https://saas.example", apiKey: `${KEY}\n` },
      { baseUrl: `https://user:${KEY}@saas.example`, apiKey: KEY },
      { baseUrl: `https://saas.example/?key=${KEY}`, apiKey: KEY },
      { baseUrl: KEY, apiKey: KEY },
      { baseUrl: "ftp://saas.example", apiKey: KEY },
    ];
    for (const options of bad) {
      let thrown: unknown = null;
      try {
        createVocdoni(options);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(TypeError);
      expectNoSecret(thrown);
    }
  });

  it("of any key or token are taken out before the text is cut to length", () => {
    const { clean } = createRedactor();
    const other = `vsk_${"f".repeat(64)}`;
    const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOiJvcHMifQ.c2ln";
    expect(clean(`${"a".repeat(280)} ${other}`)).not.toContain("vsk_");
    expect(clean(`token ${jwt} end`)).toBe("token [redacted] end");
  });
});

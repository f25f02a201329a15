import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { differenceKinds } from "@/lib/reconciliation/model";
import { PRIMARY_KEY, SESSION_PASSWORD } from "../sandbox/credentials";
import { root } from "../scripts/lib/root.mjs";
import { callAction, serverActions } from "./support/actions";
import { expect, test } from "./support/fixtures";
import { addressOf, guardedPages, guardedRoutes, makeSamples } from "./support/matrix";
import { seededAddress } from "./support/organizations";
import { SMTP_PASSWORD } from "./support/template";

/** The part of the key that is never shown, passwords of the environment, and what tokens and webhook secrets begin with. */
const secrets = [PRIMARY_KEY.slice(12), SESSION_PASSWORD, SMTP_PASSWORD, "eyJhbGciOi", "whsec_"];

function expectClean(text: string, where: string) {
  for (const secret of secrets) expect(text.includes(secret), `${where} holds ${secret.slice(0, 6)}…`).toBe(false);
}

/** Addresses of the administrator who is signed in on `page`: what the build serves, and what it has no page for. */
async function addresses(page: Page): Promise<string[]> {
  const samples = await makeSamples(page);
  return [
    ...[...guardedPages(), ...guardedRoutes()].map((guarded) => addressOf(guarded, samples)),
    ...differenceKinds.map((kind) => `/reconciliation?kind=${kind}`),
    ...["/sign-in", "/no-such-page", "/organizations/0x12", "/api/health", "/api/ready", "/metrics"],
  ];
}

/** A few at a time: most of them wait for a Vocdoni that does not answer. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

test("the key is in no page, payload, action's answer, static file or log line", async ({ page, signIn, stack }) => {
  test.setTimeout(120_000);
  await signIn("admin");
  const paths = await addresses(page);
  const call = async (name: string, input: unknown) => {
    const action = serverActions().find((each) => each.name === name);
    return action ? callAction(page.request, action, input) : "";
  };
  // Its secret is told in this one answer.
  await call("privateTargetsAction", { allow: "true" });
  const made = await call("createChannelAction", { kind: "webhook", name: "Desk", url: "http://127.0.0.1:9/" });
  const [, channel] = /"id":"([0-9a-f-]{36})"/.exec(made) ?? [];
  expect(made).toContain("whsec_");

  async function scanPages(when: string) {
    await eachOf(paths, async (path) => {
      const answer = await page.request.get(path);
      const utf16 = answer.headers()["content-type"]?.includes("utf-16le");
      expectClean((await answer.body()).toString(utf16 ? "utf16le" : "utf8"), `${path} ${when}`);
      if (path.startsWith("/api/")) return;
      const payload = await page.request.get(path, { headers: { RSC: "1" } });
      expectClean(await payload.text(), `${path} ${when} (RSC)`);
    });
    await eachOf(serverActions(), async (action) => {
      expectClean(await callAction(page.request, action, { address: seededAddress() }), `${action.name} ${when}`);
    });
  }

  await scanPages("as usual");
  // Vocdoni repeats what it was sent in its error, as careless servers do.
  const echo = { error: `bad credentials: Bearer ${PRIMARY_KEY}`, code: 40156 };
  await stack.sandbox.fault({ path: ".*", times: 0, status: 401, body: echo });
  await scanPages("with Vocdoni echoing the key");
  await stack.sandbox.clearFaults();
  await call("deleteChannelAction", { id: channel });
  await call("privateTargetsAction", { allow: "false" });
  await stack.sandbox.stop();
  await scanPages("with Vocdoni down");

  const statics = join(root, ".next/static");
  for (const file of readdirSync(statics, { recursive: true, encoding: "utf8" })) {
    if (/\.(js|css|json|html|txt)$/.test(file)) expectClean(readFileSync(join(statics, file), "utf8"), file);
  }
  const logs = stack.console.logs();
  expect(logs.length).toBeGreaterThan(100);
  expectClean(logs, "the log");
});

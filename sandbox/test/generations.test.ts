import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SESSION_EMAIL } from "../credentials";
import type { Generation } from "../generation";
import { type RunningSandbox, startSandbox } from "../start-sandbox";
import { call, session } from "./client";

let running: RunningSandbox;
let token = "";
beforeAll(async () => {
  running = await startSandbox({ organizations: 12, createDelay: 0, jobDelay: 60 });
});
afterAll(() => running.close());
beforeEach(async () => {
  await call(running.url, "POST", "/__sandbox/reset", { count: 12 });
});

const control = (path: string, body: unknown) => call(running.url, "POST", `/__sandbox/${path}`, body);
async function stand(generation: Generation) {
  expect((await control("settings", { generation })).status).toBe(200);
  token = await session(running.url);
}
const get = (path: string, credential?: string) => call(running.url, "GET", path, undefined, credential);
const read = async (path: string) => JSON.parse((await get(path)).text);
const create = async (body: object = {}) => {
  const { status, text } = await call(running.url, "POST", "/integrator/organizations", { type: "union", ...body });
  return { status, organization: JSON.parse(text) };
};
const put = (address: string, body: object) => call(running.url, "PUT", `/organizations/${address}`, body, token);

describe("august", () => {
  test("knows no languages, ignores the field, and shows neither it nor `active`", async () => {
    await stand("august");
    expect(await get("/organizations/languages")).toMatchObject({ status: 404, text: "404 page not found\n" });
    const { organization } = await create({ defaultLang: "xx", active: false });
    expect(Object.keys(organization)).not.toContain("defaultLang");
    expect(Object.keys(organization)).not.toContain("active");
  });
});

describe("current", () => {
  beforeEach(() => stand("current"));

  test("has languages and keeps one that it offers", async () => {
    expect(await read("/organizations/languages")).toEqual({ languages: ["en", "es", "ca"], default: "en" });
    const { organization } = await create({ defaultLang: "ca" });
    expect(organization.defaultLang).toBe("ca");
    expect((await create()).organization.defaultLang).toBe("en");
    expect((await create({ defaultLang: "xx" })).status).toBe(400);
    const path = `/organizations/${organization.address}`;
    expect((await put(organization.address, { defaultLang: "" })).status).toBe(200);
    expect((await read(path)).defaultLang).toBe("ca");
    expect((await put(organization.address, { defaultLang: "es" })).status).toBe(200);
    expect((await read(path)).defaultLang).toBe("es");
    expect((await put(organization.address, { defaultLang: "xx" })).status).toBe(400);
  });

  test("alone has the wallet that it was given", async () => {
    await control("wallet", { wallet: { balanceCents: 4200 } });
    const answer = await get("/wallet", token);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ balanceCents: 4200, currency: "eur" });
    for (const older of ["august", "lts"] as const) {
      await stand(older);
      expect(await get("/wallet", token), older).toMatchObject({ status: 404, text: "404 page not found\n" });
    }
  });

  test("ends all sessions after a new password, and says so", async () => {
    expect((await get("/users/me", token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await control("users", { email: SESSION_EMAIL, endSessions: true });
    const over = await get("/users/me", token);
    expect({ status: over.status, body: JSON.parse(over.text) }).toEqual({
      status: 401,
      body: { error: "authentication required: session expired, please log in again", code: 40001 },
    });
    expect((await get("/users/me", await session(running.url))).status).toBe(200);
  });

  test("answers 503 while another transaction of the organization runs", async () => {
    const { organization } = await create();
    const added = await control(`elections/${organization.address}`, { questions: 1 });
    const path = `/processes/${JSON.parse(added.text).processId}/questions/status`;
    expect((await call(running.url, "PUT", path, { status: "paused" })).status).toBe(202);
    const busy = await call(running.url, "PUT", path, { status: "ended" });
    expect(busy.status).toBe(503);
    expect(JSON.parse(busy.text).code).not.toBe(50301);
  });

  test("refuses everything but a ping without a code when the URL leads past its proxy", async () => {
    await control("conditions", { pastProxy: true });
    expect(await get("/integrator")).toMatchObject({ status: 403, text: "Forbidden\n" });
    expect((await get("/ping")).status).toBe(200);
  });

  test("keeps an organization whose creator no longer exists", async () => {
    const { organization } = await create();
    Object.assign(running.state.organizations.get(organization.address) ?? {}, { creator: "gone@integrator.example" });
    expect((await put(organization.address, { size: "9" })).status).toBe(200);
  });
});

describe("lts", () => {
  beforeEach(() => stand("lts"));

  test("sets `active` to false with a PUT that does not name it", async () => {
    const { organization } = await create();
    expect(organization.active).toBe(true);
    await put(organization.address, { size: "9", active: true });
    expect(await read(`/organizations/${organization.address}`)).toMatchObject({ size: "9", active: true });
    await put(organization.address, { size: "10" });
    expect(await read(`/organizations/${organization.address}`)).toMatchObject({ size: "10", active: false });
  });

  test("has no /processes, and a deletion is guarded by legacy elections only", async () => {
    const { organization } = await create();
    await control(`elections/${organization.address}`, { questions: 1 });
    expect((await get(`/processes?orgAddress=${organization.address}`)).status).toBe(404);
    expect((await call(running.url, "DELETE", `/integrator/organizations/${organization.address}`)).status).toBe(200);
  });

  test("keeps API keys under the organization, and words the failure of a job in one text", async () => {
    const own = running.state.parts.keys[0]?.orgAddress;
    expect((await get(`/integrator/organizations/${own}/apikeys`, token)).status).toBe(404);
    expect(JSON.parse((await get(`/organizations/${own}/apikeys`, token)).text).apiKeys.length).toBeGreaterThan(0);
    const job = { id: "ab".repeat(16), type: "publish_process", orgAddress: own ?? "", createdAt: 1 };
    running.state.parts.jobs.push({ ...job, status: "failed", errors: ["could not submit signed tx"] });
    expect(await read(`/jobs/${job.id}`)).toMatchObject({ status: "failed", error: "could not submit signed tx" });
  });
});

test("a condition that is set leaves the others as they are", async () => {
  await control("conditions", { pastProxy: true });
  expect(JSON.parse((await control("conditions", { alsoOnEdit: { country: "JP" } })).text)).toMatchObject({
    ...{ pastProxy: true, busy: false, defaultPlan: true, alsoOnEdit: { country: "JP" } },
  });
});

test("an edit changes more than it was asked to where that is a condition", async () => {
  await stand("august");
  const { organization } = await create({ timezone: "Europe/Madrid" });
  await control("conditions", { alsoOnEdit: { timezone: "Asia/Tokyo" } });
  await put(organization.address, { size: "9" });
  expect(await read(`/organizations/${organization.address}`)).toMatchObject({ size: "9", timezone: "Asia/Tokyo" });
});

test("a generation that does not exist is refused", async () => {
  expect((await control("settings", { generation: "september" })).status).toBe(400);
});

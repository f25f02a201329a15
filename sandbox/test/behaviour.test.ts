import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { OWNER_EMAIL, READ_ONLY_KEY, SECOND_INTEGRATOR, SECOND_INTEGRATOR_KEY } from "../credentials";
import { type RunningSandbox, startSandbox } from "../start-sandbox";
import { call, page, session } from "./client";

let running: RunningSandbox;
beforeAll(async () => {
  running = await startSandbox({ organizations: 45, createDelay: 0, jobDelay: 60 });
});
afterAll(() => running.close());
beforeEach(async () => {
  await call(running.url, "POST", "/__sandbox/reset", { count: 45 });
});

const get = async (path: string) => JSON.parse((await call(running.url, "GET", path)).text);
const create = async (body: unknown) =>
  JSON.parse((await call(running.url, "POST", "/integrator/organizations", body)).text);
const remove = (address: string, key?: string) =>
  call(running.url, "DELETE", `/integrator/organizations/${address}`, undefined, key);

describe("organizations", () => {
  test("a delete shifts the pages that follow", async () => {
    const [first, second] = [await page(running.url, 1), await page(running.url, 2)];
    const gone = first.organizations.find(({ address }) => running.state.organizations.get(address)?.open === false);
    expect((await remove(gone?.address ?? "")).status).toBe(200);
    const shifted = await page(running.url, 2);
    expect(shifted.organizations[0]).toEqual(second.organizations[1]);
    expect(shifted.pagination.totalItems).toBe(44);
  });

  test("a new one comes last, and a delete gives its counts back", async () => {
    const before = (await get("/integrator")).usage;
    const { organization } = { organization: await create({ type: "union" }) };
    expect((await page(running.url, 5)).organizations.at(-1)?.address).toBe(organization.address);
    expect((await get("/integrator")).usage.managedOrgs).toBe(before.managedOrgs + 1);
    await remove(organization.address);
    expect((await get("/integrator")).usage).toEqual(before);
    expect((await remove(organization.address)).status).toBe(404);
  });

  test("another integrator's key sees and deletes only its own", async () => {
    const { address } = await create({ type: "union" });
    expect((await remove(address, SECOND_INTEGRATOR_KEY)).status).toBe(404);
    const { text } = await call(running.url, "GET", "/integrator/organizations", undefined, SECOND_INTEGRATOR_KEY);
    expect(JSON.parse(text).organizations).toHaveLength(7);
    expect(JSON.parse(text).organizations[0].managedBy).toBe(SECOND_INTEGRATOR);
    expect((await remove(address, READ_ONLY_KEY)).status).toBe(403);
  });

  test("ownerEmail shuts the key and its session out", async () => {
    const { address } = await create({ type: "union", ownerEmail: OWNER_EMAIL });
    expect((await call(running.url, "GET", `/organizations/${address}/members`)).status).toBe(401);
    const token = await session(running.url);
    expect((await call(running.url, "PUT", `/organizations/${address}`, { size: "9" }, token)).status).toBe(401);
    expect((await remove(address)).status).toBe(200);
  });

  test("a session edits what the API allows, and merges meta", async () => {
    const { address } = await create({ type: "union", website: "https://a.example", name: "Old", meta: { ref: 1 } });
    const body = { type: "company", website: "", size: "9", name: "New <b>", meta: { tag: "x" } };
    expect((await call(running.url, "PUT", `/organizations/${address}`, body)).status).toBe(403);
    const token = await session(running.url);
    expect(await call(running.url, "PUT", `/organizations/${address}`, body, token)).toMatchObject({
      status: 200,
      text: "\n",
    });
    const changed = await get(`/organizations/${address.slice(2).toUpperCase()}`);
    expect(changed).toMatchObject({
      type: "union",
      website: "https://a.example",
      size: "9",
      name: { default: "New <b>" },
    });
    expect(changed.meta).toEqual({ name: { default: "New <b>" }, ref: 1, tag: "x" });
    expect((await call(running.url, "GET", `/organizations/${address}`)).text).toContain("New \\u003cb\\u003e");
  });
});

describe("elections", () => {
  test("an open one forbids the delete until a job has ended it; it stays public", async () => {
    const { address } = await create({ type: "union" });
    const added = await call(running.url, "POST", `/__sandbox/elections/${address}`, { questions: 2 });
    const { processId } = JSON.parse(added.text);
    expect((await remove(address)).status).toBe(409);
    const ended = await call(running.url, "PUT", `/processes/${processId}/questions/status`, { status: "ended" });
    expect(ended.status).toBe(202);
    const job = ended.headers.get("location") ?? "";
    expect((await get(job)).status).toBe("pending");
    expect((await remove(address)).status).toBe(409);
    const again = await call(running.url, "PUT", `/processes/${processId}/questions/status`, { status: "ended" });
    expect((await get(job)).status).toBe("completed");
    await expect.poll(async () => (await get(again.headers.get("location") ?? "")).status).toBe("failed");
    expect((await remove(address)).status).toBe(200);
    expect((await get(`/processes?orgAddress=${address}`)).processes).toHaveLength(1);
    expect((await call(running.url, "GET", job)).status).toBe(404);
  });

  test("seeded organizations hold members, groups and elections of both families", async () => {
    const managed = [...running.state.organizations.values()].filter(
      ({ roles, counters }) => counters.processes > 2 && !roles[OWNER_EMAIL],
    );
    const address = managed.find(({ managedBy }) => managedBy !== null && managedBy !== SECOND_INTEGRATOR)?.address;
    const members = await get(`/organizations/${address}/members?limit=3`);
    expect(members.members).toHaveLength(3);
    expect((await get(`/organizations/${address}/members?search=^0002$`)).members).toHaveLength(1);
    expect((await get(`/organizations/${address}/groups`)).groups[0].isAutoGroup).toBe(true);
    const { processes } = await get(`/processes?orgAddress=${address}&published=true`);
    expect((await get(`/processes/${processes[0].id}`)).questions[0].results).toBeDefined();
    expect((await get(`/organizations/${address}/processes`)).bundles[0].primaryProcessId).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the state file", () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("outlives a restart, and is left out when asked", async () => {
    const stateFile = join(folder, "state.json");
    const first = await startSandbox({ organizations: 5, stateFile, createDelay: 0 });
    const token = await session(first.url);
    const made = JSON.parse((await call(first.url, "POST", "/integrator/organizations", { type: "union" })).text);
    await call(first.url, "POST", `/__sandbox/elections/${made.address}`);
    const before = await page(first.url, 1);
    await first.close();

    const second = await startSandbox({ organizations: 99, stateFile });
    expect(await page(second.url, 1)).toEqual(before);
    expect((await call(second.url, "GET", "/users/me", undefined, token)).status).toBe(200);
    expect((await call(second.url, "DELETE", `/integrator/organizations/${made.address}`)).status).toBe(409);
    await second.close();

    const third = await startSandbox({ organizations: 3, stateFile, fresh: true });
    expect((await page(third.url, 1)).pagination.totalItems).toBe(3);
    await third.close();
  });

  test("a port in use is refused", async () => {
    await expect(startSandbox({ organizations: 0, port: running.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

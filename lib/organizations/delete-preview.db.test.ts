import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { message } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import type { UpstreamEvent } from "@/lib/vocdoni/exchange";
import { SESSION_EMAIL } from "@/sandbox/credentials";
import { previewDelete } from "./delete-preview";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());

describe("the preview of a deletion", () => {
  let busy: ReturnType<typeof org.quietOrganization>;
  beforeEach(async () => {
    await t.reset(120);
    const isBusy = ({ counters, roles }: typeof busy) => counters.processes >= 5 && roles[SESSION_EMAIL] === "admin";
    busy = org.managed(t).find(isBusy) ?? org.quietOrganization(t);
  });

  /** The contents of the organization, with drafts of both families and one more group than censuses would suggest. */
  function holding() {
    const content = t.sandbox.state.editContent(busy);
    const [legacy] = content.legacy;
    const [voting] = content.voting;
    if (!legacy || !voting) throw new Error("it has no elections");
    content.legacy.push({ ...legacy, id: "f".repeat(24), published: false, upstreamId: "" });
    content.voting.push({ ...voting, id: "e".repeat(24), published: false });
    const published = content.voting.filter((process) => process.published).length;
    const drafts = [...content.voting, ...content.legacy].filter((process) => !process.published).length;
    const legacies = content.bundles.reduce((sum, { processes }) => sum + processes.length, 0);
    expect(legacies).toBeGreaterThan(1);
    return { content, published, drafts, legacies };
  }

  it("counts public elections, drafts and legacy elections apart, the latter at least", async () => {
    const { content, published, drafts, legacies } = holding();
    expect(await previewDelete(t.ctx, busy.address)).toMatchObject({
      elections: { n: published, atLeast: false },
      drafts: { n: drafts, atLeast: false },
      legacy: { n: legacies, atLeast: true },
      groups: { n: content.groups.length, atLeast: false },
    });
  });

  it("counts a census for each process, though fewer are listed", async () => {
    const { content } = holding();
    expect((await previewDelete(t.ctx, busy.address)).censuses).toMatchObject({ n: content.censuses.length });
    content.censuses = content.censuses.slice(0, 1);
    const fewer = (await previewDelete(t.ctx, busy.address)).censuses;
    expect(fewer).toMatchObject({ n: content.voting.length, atLeast: true });
    t.fault({ method: "GET", path: "/censuses$", status: 500, times: 0 });
    expect((await previewDelete(t.ctx, busy.address)).censuses).toEqual(fewer);
  });

  it("reports what can't be read as unknown, never as 0", async () => {
    const { published } = holding();
    t.fault({ method: "GET", path: `^/organizations/${busy.address}/processes$`, status: 500, times: 0 });
    const failing = await previewDelete(t.ctx, busy.address);
    expect(failing.legacy).toEqual({ n: null, atLeast: false, problem: expect.anything() });
    expect(failing.elections.n).toBe(published);
  });

  it("works on the older branch, which has legacy elections only, without a warning", async () => {
    const { content, legacies } = holding();
    t.sandbox.sandbox.settings.generation = "lts";
    const events: UpstreamEvent[] = [];
    const ctx = t.connect({ onUpstreamEvent: (event) => events.push(event) });
    expect(await previewDelete(ctx, busy.address)).toMatchObject({
      elections: { n: null, problem: message("organizations.errors.noElections") },
      drafts: { n: content.legacy.filter(({ published }) => !published).length },
      legacy: { n: legacies, atLeast: true },
      open: [],
    });
    expect(events.filter(({ type }) => type === "error")).toEqual([]);
  });

  it("looks for open elections on every page up to 300 elections, and says how many it read", async () => {
    const { list } = t.ctx.vocdoni.processes;
    const first = await list({ orgAddress: busy.address, limit: 1 });
    const [sample] = first.processes;
    const [question] = sample?.questions ?? [];
    if (!sample || !question) throw new Error("the sandbox has no such process");
    const pages =
      (total: number, openOn: number): typeof list =>
      async ({ page = 1 }) => ({
        processes: Array.from({ length: Math.min(100, total - (page - 1) * 100) }, (_, i) => ({
          ...sample,
          questions: [{ ...question, status: page === openOn && i === 99 ? "PAUSED" : "ENDED" }],
        })),
        pagination: { ...first.pagination, currentPage: page, totalItems: total, lastPage: Math.ceil(total / 100) },
      });
    const preview = (total: number, openOn: number) => {
      const processes = { ...t.ctx.vocdoni.processes, list: pages(total, openOn) };
      return previewDelete({ vocdoni: { ...t.ctx.vocdoni, processes } }, busy.address);
    };
    expect(await preview(250, 2)).toMatchObject({ open: [expect.any(String)], elections: { n: 250 }, searched: 250 });
    expect(await preview(950, 9)).toMatchObject({ open: [], elections: { n: 950 }, searched: 300 });
  });
});

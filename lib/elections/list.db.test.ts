import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { message } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import * as org from "@/lib/test/organizations";
import { SESSION_EMAIL } from "@/sandbox/credentials";
import { countLegacy } from "./legacy";
import { listDrafts, listElections, readTallies } from "./list";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());

let busy: ReturnType<typeof org.quietOrganization>;
beforeEach(async () => {
  await t.reset(120);
  const isBusy = ({ counters, roles }: typeof busy) => counters.processes >= 5 && roles[SESSION_EMAIL] === "admin";
  const found = org.managed(t).find(isBusy);
  if (!found) throw new Error("no organization has five processes");
  busy = found;
});

const all = { status: "", page: 1, size: 25 };
const published = () => t.sandbox.state.editContent(busy).voting.filter((process) => process.published);

describe("the elections of an organization", () => {
  it("are its published processes, with their questions", async () => {
    const found = await listElections(t.ctx, busy.address, all);
    const expected = published();
    expect(found).toMatchObject({ total: expected.length, page: 1, problem: null });
    expect(found.rows?.map(({ id, title, questions }) => [id, title, questions.map((each) => each.title)])).toEqual(
      expected.map(({ id, title, questions }) => [id, title, questions.map((each) => each.title)]),
    );
    expect(found.rows?.[0]?.census).toBe(expected[0]?.census?.size);
  });

  it("can be filtered by stored status, and read in pages; a page beyond the last yields the last", async () => {
    const [first, second] = published();
    if (!first || !second) throw new Error("too few processes");
    for (const { questions } of published()) for (const question of questions) question.stored = "CANCELED";
    for (const question of first.questions) Object.assign(question, { stored: "READY", chain: "READY" });
    const open = await listElections(t.ctx, busy.address, { ...all, status: "READY" });
    expect(open.rows?.map(({ id }) => id)).toEqual([first.id]);
    const beyond = await listElections(t.ctx, busy.address, { status: "", page: 9, size: 2 });
    expect(beyond).toMatchObject({ page: Math.ceil(published().length / 2) });
    expect(beyond.rows?.at(-1)?.id).toBe(published().at(-1)?.id);
    expect(await listElections(t.ctx, busy.address, { ...all, status: "PAUSED" })).toMatchObject({
      rows: [],
      total: 0,
    });
  });

  it("have live votes, also where one of them can't be read", async () => {
    const ids = published().map(({ id }) => id);
    t.fault({ method: "GET", path: `^/processes/${ids[0]}$`, status: 500, times: 0 });
    const tallies = await readTallies(t.ctx, ids);
    expect(tallies.has(ids[0] ?? "")).toBe(false);
    expect(tallies.size).toBe(ids.length - 1);
    const [, process] = published();
    const question = process?.questions[0];
    expect(tallies.get(process?.id ?? "")?.get(question?.id ?? "")).toEqual({
      votes: question?.votes.reduce((a, b) => a + b, 0),
      final: question?.chain === "RESULTS",
    });
  });

  it("say why they can't be listed", async () => {
    t.fault({ method: "GET", path: "^/processes$", status: 500, times: 0 });
    expect(await listElections(t.ctx, busy.address, all)).toEqual({ rows: null, problem: expect.anything() });
  });

  it("of the older branch are legacy ones, which are only counted", async () => {
    t.sandbox.sandbox.settings.generation = "lts";
    expect(await listElections(t.ctx, busy.address, all)).toEqual({
      rows: null,
      problem: message("organizations.errors.noElections"),
    });
    const { bundles } = t.sandbox.state.editContent(busy);
    const n = bundles.reduce((sum, { processes }) => sum + Math.max(1, processes.length), 0);
    expect(await countLegacy(t.ctx, busy.address)).toEqual({ n, atLeast: true, problem: null });
  });
});

describe("drafts", () => {
  it("are listed apart, by title", async () => {
    const content = t.sandbox.state.editContent(busy);
    const [voting] = content.voting;
    if (!voting) throw new Error("it has no processes");
    content.voting = [...published(), { ...voting, id: "e".repeat(24), published: false, title: "Not yet" }];
    expect(await listDrafts(t.ctx, busy.address)).toEqual({ titles: ["Not yet"], total: 1, problem: null });
  });

  it("of another owner's organization say why they aren't shown", async () => {
    busy.roles = {};
    expect(await listDrafts(t.ctx, busy.address)).toEqual({ titles: null, problem: expect.anything() });
  });
});

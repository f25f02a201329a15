import { describe, expect, it } from "vitest";
import type { ImportView } from "@/lib/imports/model";
import { textOf } from "@/lib/messages/text";
import { importSentence, importState } from "./import-state";

const text = textOf("en", "imports.progress");
const counts = { created: 0, "under-way": 0, waiting: 0, failed: 0, unknown: 0, "not-sent": 0 };
const view = (some: Partial<ImportView["counts"]>, more: Partial<ImportView> = {}): ImportView => ({
  ...{ id: "1", fileName: "", actorName: "Ana", rows: 10, leftOut: 0, undecided: 0, problem: null, stopped: null },
  ...{ createdAt: "2026-01-01T00:00:00.000Z", counts: { ...counts, ...some }, ...more },
});

describe("the status of an import", () => {
  it.each([
    ["running", view({ waiting: 6, unknown: 3, created: 1 }, { undecided: 3 })],
    ["decision", view({ waiting: 6, unknown: 4 }, { undecided: 4 })],
    ["decision", view({ waiting: 6, unknown: 4 }, { undecided: 4, problem: "Vocdoni cannot be reached." })],
    ["decision", view({ created: 6, unknown: 4 }, { undecided: 4 })],
    ["waiting", view({ waiting: 10 }, { problem: "Vocdoni cannot be reached." })],
    ["finishing", view({ "under-way": 2, created: 8 })],
    ["completed", view({ created: 10 })],
    ["partial", view({ created: 9, failed: 1 })],
  ])("is %s", (name, one) => {
    expect(importState(one).name).toBe(name);
  });

  it("says that nothing more is sent until a person has decided, and what happens to the rest", () => {
    const sentence = importSentence(view({ waiting: 6, unknown: 4 }, { undecided: 4 }), text);
    expect(sentence).toBe(text("heldUpSentence", { count: 4 }));
  });

  it.each([
    ["finishingSentence", view({ "under-way": 2, created: 8 }), text("finishingSentence")],
    ["runningSentence", view({ waiting: 6, created: 4 }), text("runningSentence")],
    ["decisionSentence", view({ created: 9, unknown: 1 }, { undecided: 1 }), text("decisionSentence", { count: 1 })],
    ["allCreated", view({ created: 10 }), text("allCreated", { count: 10 })],
    ["someCreated", view({ created: 9, failed: 1 }), text("someCreated", { created: 9, rows: 10 })],
  ])("reads as %s", (_, one, sentence) => {
    expect(importSentence(one, text)).toBe(sentence);
  });
});

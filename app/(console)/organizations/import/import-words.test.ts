import { describe, expect, it } from "vitest";
import type { ImportView } from "@/lib/imports/schemas";
import { importSentence, importState } from "./import-words";

const counts = { created: 0, "under-way": 0, waiting: 0, failed: 0, unknown: 0, "not-sent": 0 };
const view = (some: Partial<ImportView["counts"]>, more: Partial<ImportView> = {}): ImportView => ({
  ...{ id: "1", fileName: "", actorName: "Ana", rows: 10, leftOut: 0, undecided: 0, problem: null, stopped: null },
  ...{ createdAt: "2026-01-01T00:00:00.000Z", counts: { ...counts, ...some }, ...more },
});

describe("where an import stands", () => {
  it.each([
    ["Under way", view({ waiting: 6, unknown: 3, created: 1 }, { undecided: 3 })],
    ["Needs a decision", view({ waiting: 6, unknown: 4 }, { undecided: 4 })],
    ["Needs a decision", view({ waiting: 6, unknown: 4 }, { undecided: 4, problem: "Vocdoni cannot be reached." })],
    ["Needs a decision", view({ created: 6, unknown: 4 }, { undecided: 4 })],
    ["Waiting for Vocdoni", view({ waiting: 10 }, { problem: "Vocdoni cannot be reached." })],
    ["Ending", view({ "under-way": 2, created: 8 })],
    ["Done", view({ created: 10 })],
    ["Done, in part", view({ created: 9, failed: 1 })],
  ])("is %s", (word, one) => {
    expect(importState(one).word).toBe(word);
  });

  it("says that nothing more is sent before a person has decided, and what becomes of the rest", () => {
    const words = importSentence(view({ waiting: 6, unknown: 4 }, { undecided: 4 }));
    expect(words).toMatch(/^4 creations need a person's decision before more is sent.*given up\.$/);
  });
});

import { describe, expect, it } from "vitest";
import { message, storable } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import type { ImportPage } from "./model";
import type { ImportPreview } from "./preview";
import { translateImport, translatePreview } from "./translate";

const counts = { created: 0, "under-way": 0, waiting: 1, failed: 0, unknown: 0, "not-sent": 1 };
const stoppedBy = message("imports.reasons.stoppedBy", { name: "Olga" });
const neverSent = message("imports.reasons.neverSent", { reason: stoppedBy });
const row = { operationId: "1", line: 2, name: "Elm", state: "failed", group: "not-sent", address: null } as const;
const page = (problem: string | null, reason: string): ImportPage => ({
  ...{ now: "2026-01-01T00:00:00.000Z", total: 2, page: 1 },
  import: {
    ...{ id: "1", fileName: "", actorName: "Ana", rows: 2, leftOut: 0, undecided: 0, counts, problem },
    ...{ stopped: { at: "2026-01-01T00:00:00.000Z", by: "Olga", reason }, createdAt: "2026-01-01T00:00:00.000Z" },
  },
  rows: [
    { ...row, reason },
    { ...row, reason: null },
  ],
});

describe("an import in the reader's language", () => {
  it("has its reasons in words", () => {
    const problem = message("imports.reasons.databaseUnreachable");
    const read = translateImport(page(storable(problem), storable(neverSent)), "en");
    expect(read.import).toMatchObject({ problem: translate(problem), stopped: { reason: translate(neverSent) } });
    expect(translate(neverSent)).toContain(translate(stoppedBy));
    expect(read.rows.map(({ reason }) => reason)).toEqual([translate(neverSent), null]);
  });

  it("shows text that was stored before messages were as it is", () => {
    const read = translateImport(page(null, "Olga stopped the import."), "en");
    expect(read).toEqual(page(null, "Olga stopped the import."));
  });
});

it("a preview in the reader's language says what is wrong, and what is a duplicate of what", () => {
  const noName = message("organizations.invalid.noName");
  const noType = message("imports.problems.noType");
  const preview: ImportPreview = {
    ...{ slots: null, waiting: 0, fileName: "", total: 4, fresh: 0, faulty: 2, columns: [], unused: [] },
    ...{ newCustomers: [], moreCustomers: [], digest: "", now: "" },
    existing: [
      { line: 4, name: "Elm", where: message("imports.lists.beingCreated") },
      { line: 5, name: "Oak", where: "0xd8dA…6045" },
    ],
    problems: [
      { line: 2, column: "name", message: storable(noName) },
      { line: 3, column: "type", message: noType },
    ],
  };
  const { existing, problems } = translatePreview(preview, "en");
  expect(existing.map(({ where }) => where)).toEqual([translate(message("imports.lists.beingCreated")), "0xd8dA…6045"]);
  expect(problems.map((problem) => problem.message)).toEqual([translate(noName), translate(noType)]);
});

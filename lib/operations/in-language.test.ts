import { expect, it } from "vitest";
import { message, storable } from "@/lib/messages/message";
import { operationInLanguage } from "./in-language";
import type { OperationView } from "./model";

const operation: OperationView = {
  id: "7f3c",
  kind: "organization.create",
  state: "failed",
  label: "Maple Street HOA",
  target: null,
  customerId: null,
  importId: null,
  actorName: "Olga",
  steps: [],
  error: null,
  kept: [],
  also: [],
  attempts: 1,
  countedBefore: null,
  requestId: "r",
  createdAt: "2026-03-10T12:00:00.000Z",
  sentAt: null,
  finishedAt: null,
  nextLookAt: null,
};

it("translates stored messages, nested ones too, and leaves the plain English of older rows as it is", () => {
  const cause = message("vocdoni.cause.unreachable");
  const stored = storable(message("vocdoni.change.notApplied", { cause }));
  const at = operation.createdAt;
  const shown = operationInLanguage(
    {
      ...operation,
      steps: [
        { at, step: "Written down", status: "done" },
        { at, step: storable(message("operations.step.notSent")), status: "failed", detail: stored },
      ],
      error: { code: "unreachable", message: stored },
    },
    "en",
  );
  const said = "Vocdoni can't be reached. Nothing was changed.";
  expect(shown.steps).toEqual([
    { at, step: "Written down", status: "done" },
    { at, step: "Not sent", status: "failed", detail: said },
  ]);
  expect(shown.error).toEqual({ code: "unreachable", message: said });
});

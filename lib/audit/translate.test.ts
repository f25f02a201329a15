import { expect, it } from "vitest";
import { message, storable } from "@/lib/messages/message";
import { textOf } from "@/lib/messages/text";
import type { AuditRow } from "./list";
import { translateAudit } from "./translate";

const row: AuditRow = {
  id: 1,
  at: "2026-03-10T12:00:00.000Z",
  actorName: storable(message("audit.actors.unknown")),
  action: "session.sign-in-refused",
  actionRaw: "session.sign-in-refused",
  targetKind: "session",
  target: "ana@integrator.example",
  targetLabel: "",
  outcome: "refused",
  before: null,
  after: { limit: "sign-in", errors: [{ message: storable(message("auth.signIn.incorrect")) }, 3] },
  operationId: null,
  requestId: "r",
};

it("messages of a row are translated wherever they are, and other text stays", () => {
  const text = textOf("en");
  expect(translateAudit(row, "en")).toEqual({
    ...row,
    actorName: text("audit.actors.unknown"),
    after: { limit: "sign-in", errors: [{ message: text("auth.signIn.incorrect") }, 3] },
  });
});

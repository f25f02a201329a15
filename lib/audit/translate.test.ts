import { expect, it } from "vitest";
import { message, storable } from "@/lib/messages/message";
import { textOf } from "@/lib/messages/text";
import type { AuditRow } from "./list";
import { translateAudit } from "./translate";

const row: AuditRow = {
  id: 1,
  at: "2026-03-10T12:00:00.000Z",
  actorName: storable(message("audit.actors.unknown")),
  hasAccount: false,
  action: "session.sign-in-refused",
  actionRaw: "session.sign-in-refused",
  targetKind: "session",
  target: "ana@integrator.example",
  targetLabel: "",
  outcome: "refused",
  before: null,
  after: null,
  operationId: null,
  requestId: "r",
};
const text = textOf("en");
const forged = storable(message("audit.actors.setup"));

it("those who act without an account and targets without a name are said in the reader's language", () => {
  expect(translateAudit(row, "en")).toEqual({ ...row, actorName: text("audit.actors.unknown") });
  const zone = { ...row, targetKind: "settings", targetLabel: storable(message("settings.audit.timeZone")) };
  expect(translateAudit(zone, "en").targetLabel).toBe(text("settings.audit.timeZone"));
});

it.each(["organization", "customer", "staff", "channel", "import"])(
  "a name of the kind %s is shown as it is",
  (kind) => {
    const named = { ...row, hasAccount: true, actorName: forged, targetKind: kind, targetLabel: forged };
    expect(translateAudit(named, "en")).toEqual(named);
  },
);

it.each([
  "message:",
  "message:hello",
  'message:{"key":"no.such"}',
  'message:{"key":1}',
  'message:{"key":"a","values":3}',
])("%s takes no page down", (stored) => {
  const odd = { ...row, targetKind: "alert", actorName: stored, targetLabel: stored };
  expect(() => translateAudit(odd, "en")).not.toThrow();
});

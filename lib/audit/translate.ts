import { translateStored } from "@/lib/messages/text";
import type { AuditRow } from "./list";

function translateWithin(value: unknown, locale: string): unknown {
  if (typeof value === "string") return translateStored(value, locale);
  if (Array.isArray(value)) return value.map((item) => translateWithin(item, locale));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, translateWithin(item, locale)]));
}

/** A row with its stored messages in the reader's language: those who act without an account, and errors within it. */
export function translateAudit(row: AuditRow, locale: string): AuditRow {
  return {
    ...row,
    actorName: translateStored(row.actorName, locale),
    targetLabel: translateStored(row.targetLabel, locale),
    before: translateWithin(row.before, locale),
    after: translateWithin(row.after, locale),
  };
}

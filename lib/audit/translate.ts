import { translateStored } from "@/lib/messages/text";
import type { AuditRow } from "./list";

/** Targets without a name, which the console names. All other names come from people or Vocdoni. */
const NAMED_BY_US = new Set(["alert", "quota", "settings"]);

/** A row with the console's own text in the reader's language: actors without an account, and some targets. */
export function translateAudit(row: AuditRow, locale: string): AuditRow {
  const { actorName, hasAccount, targetKind, targetLabel } = row;
  return {
    ...row,
    actorName: hasAccount ? actorName : translateStored(actorName, locale),
    targetLabel: NAMED_BY_US.has(targetKind) ? translateStored(targetLabel, locale) : targetLabel,
  };
}

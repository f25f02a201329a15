import { translateStored } from "@/lib/messages/text";
import type { AuditRow } from "./list";

/** Targets without a name of their own: the console says what they are. All others are named by people, or at Vocdoni. */
const NAMED_BY_US = new Set(["alert", "quota", "settings"]);

/** A row with the console's own words in the reader's language: those who act without an account, and some targets. */
export function translateAudit(row: AuditRow, locale: string): AuditRow {
  const { actorName, hasAccount, targetKind, targetLabel } = row;
  return {
    ...row,
    actorName: hasAccount ? actorName : translateStored(actorName, locale),
    targetLabel: NAMED_BY_US.has(targetKind) ? translateStored(targetLabel, locale) : targetLabel,
  };
}

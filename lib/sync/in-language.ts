import { translateStored } from "@/lib/messages/text";
import type { SyncStatus } from "./model";

/** The status with its stored error in the reader's language. */
export function syncInLanguage(status: SyncStatus, locale: string): SyncStatus {
  const { latest } = status;
  if (!latest || latest.error === null) return status;
  return { ...status, latest: { ...latest, error: translateStored(latest.error, locale) } };
}

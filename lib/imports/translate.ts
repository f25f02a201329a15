import { say, translateStored } from "@/lib/messages/text";
import type { ImportPage } from "./model";
import type { ImportPreview } from "./preview";

/** A translated preview: problems of its rows, and what they duplicate. */
export type TranslatedPreview = Omit<ImportPreview, "problems" | "existing"> & {
  problems: (Omit<ImportPreview["problems"][number], "message"> & { message: string })[];
  existing: (Omit<ImportPreview["existing"][number], "where"> & { where: string })[];
};

export function translatePreview(preview: ImportPreview, locale: string): TranslatedPreview {
  return {
    ...preview,
    problems: preview.problems.map((problem) => ({ ...problem, message: say(problem.message, locale) })),
    existing: preview.existing.map((row) => ({ ...row, where: say(row.where, locale) })),
  };
}

const orNull = (stored: string | null, locale: string) => (stored === null ? null : translateStored(stored, locale));

/** An import and its rows with the stored reasons in the reader's language. */
export function translateImport(page: ImportPage, locale: string): ImportPage {
  const { problem, stopped } = page.import;
  return {
    ...page,
    import: {
      ...page.import,
      problem: orNull(problem, locale),
      stopped: stopped && { ...stopped, reason: translateStored(stopped.reason, locale) },
    },
    rows: page.rows.map((row) => ({ ...row, reason: orNull(row.reason, locale) })),
  };
}

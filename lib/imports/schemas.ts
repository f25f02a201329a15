import { z } from "zod";
import type { ErrorText } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { operationStateSchema } from "@/lib/operations/schemas";

export const MAX_ROWS = 1_000;
export const MAX_BYTES = 1_000_000;
/** An import with this many creations of unknown outcome sends no more until a person has decided. */
export const MAX_UNDECIDED = 4;

/** The columns that a file may have, in the order of the template. */
export const importColumns = ["name", "type", "country", "website", "customer", "external_id"] as const;
/** An extra column where Vocdoni offers languages; otherwise unused. */
export const LANGUAGE_COLUMN = "language";
export type ImportColumn = (typeof importColumns)[number] | typeof LANGUAGE_COLUMN;
export const columnsWith = (languages: boolean): ImportColumn[] =>
  languages ? [...importColumns, LANGUAGE_COLUMN] : [...importColumns];

/** The submitted CSV, and the default type of rows ("": none). */
export const previewImportSchema = z.object({
  text: z
    .string()
    .refine((text) => text.trim() !== "", storable(message("imports.file.empty")))
    .refine((text) => new TextEncoder().encode(text).length <= MAX_BYTES, storable(message("imports.file.tooLarge"))),
  fileName: z.string().trim().max(255).default(""),
  defaultType: z.string().max(100).default(""),
});
export type PreviewImportInput = z.infer<typeof previewImportSchema>;

/** `digest` is that of the preview shown; `includeExisting` "yes": also rows whose name exists already. */
export const startImportSchema = previewImportSchema.extend({
  formToken: z.uuid(),
  digest: z.string(),
  includeExisting: z.enum(["", "yes"]).default(""),
});
export type StartImportInput = z.infer<typeof startImportSchema>;

export const importIdSchema = z.object({ id: z.uuid() });

/** A problem of a row, at the row's first line. `column` is null for the row as a whole. */
export type RowProblem = { line: number; column: ImportColumn | null; message: ErrorText };
/** `where`: what the row duplicates. */
export type ExistingRow = { line: number; name: string; where: ErrorText };
export type NewCustomer = { name: string; externalId: string };

/** Where one row of an import stands. */
export const rowGroups = ["created", "under-way", "waiting", "failed", "unknown", "not-sent"] as const;
export const rowGroupSchema = z.enum(rowGroups);
export type RowGroup = z.infer<typeof rowGroupSchema>;

const counts = z.object({
  created: z.number(),
  "under-way": z.number(),
  waiting: z.number(),
  failed: z.number(),
  unknown: z.number(),
  "not-sent": z.number(),
});
export type RowCounts = z.infer<typeof counts>;

/** An import as shown on pages; dates are ISO strings. `undecided`: creations that need a decision. */
export const importViewSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  actorName: z.string(),
  rows: z.number(),
  leftOut: z.number(),
  counts,
  undecided: z.number(),
  problem: z.string().nullable(),
  stopped: z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() }).nullable(),
  createdAt: z.string(),
});
export type ImportView = z.infer<typeof importViewSchema>;

export const importRowSchema = z.object({
  operationId: z.string(),
  line: z.number(),
  name: z.string(),
  state: operationStateSchema,
  group: rowGroupSchema,
  address: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** The response of `GET /api/imports/{id}`: the import and one page of its rows. */
export const importPageSchema = z.object({
  now: z.string(),
  import: importViewSchema,
  rows: z.array(importRowSchema),
  total: z.number(),
  page: z.number(),
});
export type ImportPage = z.infer<typeof importPageSchema>;

/** True while any part of it is in progress, apart from what only a person can resolve. */
export const isImportInProgress = ({ counts, undecided }: Pick<ImportView, "counts" | "undecided">) =>
  counts.waiting + counts["under-way"] + counts.unknown - undecided > 0;

export const importRowsQuerySchema = z.object({
  group: z.union([z.literal(""), rowGroupSchema]),
  page: z.coerce.number().int().min(1).max(1_000),
  size: z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)])),
});
export type ImportRowsQuery = z.infer<typeof importRowsQuerySchema>;
export const importRowsDefaults: ImportRowsQuery = { group: "", page: 1, size: 50 };

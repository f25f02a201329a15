import type { ErrorText } from "@/lib/errors";
import type { OperationState } from "@/lib/operations/model";

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

/** A problem of a row, at the row's first line. `column` is null for the row as a whole. */
export type RowProblem = { line: number; column: ImportColumn | null; message: ErrorText };
export type NewCustomer = { name: string; externalId: string };

/** Where one row of an import stands. */
export const rowGroups = ["created", "under-way", "waiting", "failed", "unknown", "not-sent"] as const;
export type RowGroup = (typeof rowGroups)[number];
export type RowCounts = Record<RowGroup, number>;

/** An import as shown on pages; dates are ISO strings. `undecided`: creations that need a decision. */
export type ImportView = {
  id: string;
  fileName: string;
  actorName: string;
  rows: number;
  leftOut: number;
  counts: RowCounts;
  undecided: number;
  problem: string | null;
  stopped: { at: string; by: string | null; reason: string } | null;
  createdAt: string;
};

export type ImportRow = {
  operationId: string;
  line: number;
  name: string;
  state: OperationState;
  group: RowGroup;
  address: string | null;
  reason: string | null;
};

/** The response of `GET /api/imports/{id}`: the import and one page of its rows. */
export type ImportPage = { now: string; import: ImportView; rows: ImportRow[]; total: number; page: number };

/** True while any part of it is in progress, apart from what only a person can resolve. */
export const isImportInProgress = ({ counts, undecided }: Pick<ImportView, "counts" | "undecided">) =>
  counts.waiting + counts["under-way"] + counts.unknown - undecided > 0;

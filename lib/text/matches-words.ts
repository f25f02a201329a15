import "server-only";
import { and, like, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { wordPatterns } from "./search-words";

/** Whether a column of `searchText` has every word of a search; undefined for a search without words. */
export const matchesWords = (column: AnyPgColumn | SQL, q: string): SQL | undefined =>
  and(...wordPatterns(q).map((pattern) => like(column as AnyPgColumn, pattern)));

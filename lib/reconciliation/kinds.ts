import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { operations, organizations } from "@/lib/db/schema";
import type { DifferenceKind } from "./schemas";

const o = organizations;

/** Each kind as a condition without parameters, worded as its partial index is, so that the index serves it. */
export const differs: Record<Exclude<DifferenceKind, "unknown-creations" | "counter">, SQL> = {
  unlinked: sql`${o.customerId} IS NULL AND ${o.goneAt} IS NULL`,
  // What was deleted from here is gone by agreement.
  gone: sql`${o.customerId} IS NOT NULL AND ${o.goneReason} = 'not-listed' AND (${o.goneKeptAt} IS NULL OR ${o.goneKeptAt} < ${o.goneAt})`,
  renamed: sql`${o.agreedName} <> ${o.name} AND ${o.goneAt} IS NULL`,
  "foreign-reference": sql`${o.foreignRef} AND ${o.refKeptAt} IS NULL AND ${o.goneAt} IS NULL`,
};

/** Creations whose outcome is not known, whether the console still looks or a person has to decide. */
export const unknownCreation: SQL = sql`${operations.state} IN ('unknown', 'undecided') AND ${operations.kind} = 'organization.create'`;

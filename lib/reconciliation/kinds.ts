import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { operations, organizations } from "@/lib/db/schema";
import type { DifferenceKind } from "./model";

const o = organizations;

/** Each kind as a condition without parameters, identical to its partial index, so that the index is used. */
export const differs: Record<Exclude<DifferenceKind, "unknown-creations" | "counter">, SQL> = {
  unlinked: sql`${o.customerId} IS NULL AND ${o.goneAt} IS NULL`,
  // Organizations deleted by this console are no difference.
  gone: sql`${o.customerId} IS NOT NULL AND ${o.goneReason} = 'not-listed' AND (${o.goneKeptAt} IS NULL OR ${o.goneKeptAt} < ${o.goneAt})`,
  renamed: sql`${o.agreedName} <> ${o.name} AND ${o.goneAt} IS NULL`,
  "foreign-reference": sql`${o.foreignRef} AND ${o.refKeptAt} IS NULL AND ${o.goneAt} IS NULL`,
};

/** Creations with an unknown outcome, still being checked or waiting for a decision. */
export const unconfirmedCreation: SQL = sql`${operations.state} IN ('unknown', 'undecided') AND ${operations.kind} = 'organization.create'`;

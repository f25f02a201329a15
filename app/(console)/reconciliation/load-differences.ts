import "server-only";
import type { Ctx } from "@/lib/context";
import { lastingDifference } from "@/lib/reconciliation/counter";
import {
  listForeignReferences,
  listGone,
  listRenamed,
  listUnknownCreations,
  listUnlinked,
} from "@/lib/reconciliation/list";
import type { DifferenceKind } from "@/lib/reconciliation/schemas";

/** One page of the differences of one kind. */
export async function loadDifferences(ctx: Ctx, kind: DifferenceKind, part: { page: number; size: number }) {
  switch (kind) {
    case "unlinked":
      return { kind, rows: await listUnlinked(ctx, part) };
    case "gone":
      return { kind, rows: await listGone(ctx, part) };
    case "renamed":
      return { kind, rows: await listRenamed(ctx, part) };
    case "foreign-reference":
      return { kind, rows: await listForeignReferences(ctx, part) };
    case "unknown-creations":
      return { kind, rows: await listUnknownCreations(ctx, part) };
    case "counter":
      return { kind, difference: await lastingDifference(ctx) };
  }
}
export type Differences = Awaited<ReturnType<typeof loadDifferences>>;

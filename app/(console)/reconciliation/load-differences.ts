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

export type Differences = Awaited<ReturnType<typeof loadDifferences>>;

/** One page of the differences of one kind; the counter has one at most. */
export async function loadDifferences(ctx: Ctx, kind: DifferenceKind, page: { page: number; size: number }) {
  switch (kind) {
    case "unlinked":
      return { kind, rows: await listUnlinked(ctx, page) };
    case "gone":
      return { kind, rows: await listGone(ctx, page) };
    case "renamed":
      return { kind, rows: await listRenamed(ctx, page) };
    case "foreign-reference":
      return { kind, rows: await listForeignReferences(ctx, page) };
    case "unknown-creations":
      return { kind, rows: await listUnknownCreations(ctx, page) };
    case "counter":
      return { kind, difference: await lastingDifference(ctx) };
  }
}

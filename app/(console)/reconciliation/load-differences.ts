import "server-only";
import type { Ctx } from "@/lib/context";
import { persistentDifference } from "@/lib/reconciliation/counter-difference";
import {
  listDeleted,
  listRenamed,
  listUnassigned,
  listUnconfirmedCreations,
  listUnrecognized,
} from "@/lib/reconciliation/list";
import type { DifferenceKind } from "@/lib/reconciliation/model";

/** One page of the differences of one kind. */
export async function loadDifferences(ctx: Ctx, kind: DifferenceKind, part: { page: number; size: number }) {
  switch (kind) {
    case "unlinked":
      return { kind, rows: await listUnassigned(ctx, part) };
    case "gone":
      return { kind, rows: await listDeleted(ctx, part) };
    case "renamed":
      return { kind, rows: await listRenamed(ctx, part) };
    case "foreign-reference":
      return { kind, rows: await listUnrecognized(ctx, part) };
    case "unknown-creations":
      return { kind, rows: await listUnconfirmedCreations(ctx, part) };
    case "counter":
      return { kind, difference: await persistentDifference(ctx) };
  }
}
export type Differences = Awaited<ReturnType<typeof loadDifferences>>;

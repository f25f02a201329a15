import { formatNumber } from "@/lib/format";
import type { Fall } from "./history-schemas";

const MOST_NAMED = 3;

/** "deleted: Coop Nord, Maple and 2 more"; where no deletion of ours explains the fall, that. */
export function causeOf({ deleted }: Fall): string {
  if (deleted.length === 0) return "not by a deletion made here";
  const named = deleted.slice(0, MOST_NAMED).join(", ");
  const more = deleted.length - MOST_NAMED;
  return `deleted: ${named}${more > 0 ? ` and ${more} more` : ""}`;
}

/** "fell by 412 (deleted: Coop Nord)" */
export const fallWords = (fall: Fall, locale?: string): string =>
  `fell by ${formatNumber(fall.by, locale)} (${causeOf(fall)})`;

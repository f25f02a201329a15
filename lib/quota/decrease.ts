import type { Text } from "@/lib/messages/part";
import type { Decrease } from "./history-schemas";

const MOST_NAMED = 3;

/** "Deleted: Coop Nord, Maple and 2 more."; where no deletion made here explains the decrease, that. */
export function decreaseCause(text: Text<"quota.decrease">, { deleted }: Pick<Decrease, "deleted">): string {
  if (deleted.length === 0) return text("unexplained");
  const names = deleted.slice(0, MOST_NAMED).join(", ");
  const more = deleted.length - MOST_NAMED;
  return more > 0 ? text("byDeletions", { names, more }) : text("byDeletion", { names });
}

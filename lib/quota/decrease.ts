import type { Text } from "@/lib/messages/part";
import type { Decrease } from "./history-schemas";

const MAX_NAMED = 3;

/** "Deleted: Coop Nord, Maple and 2 more.", or that no deletion made here explains the decrease. */
export function decreaseCause(text: Text<"quota.decrease">, { deleted }: Pick<Decrease, "deleted">): string {
  if (deleted.length === 0) return text("unexplained");
  const names = deleted.slice(0, MAX_NAMED).join(", ");
  const more = deleted.length - MAX_NAMED;
  return more > 0 ? text("byDeletions", { names, more }) : text("byDeletion", { names });
}

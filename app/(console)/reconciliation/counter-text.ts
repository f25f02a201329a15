import type { Text } from "@/lib/messages/part";
import type { CounterDifference } from "@/lib/reconciliation/model";

type Counted = Pick<CounterDifference, "counted" | "listed">;

/** What a difference means, its likely cause, and what to do. */
export function counterText({ counted, listed }: Counted, text: Text<"reconciliation.counter">) {
  const count = Math.abs(counted - listed);
  if (counted > listed) {
    return { title: text("above", { count }), cause: text("aboveCause"), remedy: text("aboveRemedy", { count }) };
  }
  return { title: text("below", { count }), cause: text("belowCause"), remedy: text("belowRemedy") };
}

import { useText } from "#use-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CounterDifference as Difference } from "@/lib/drift/schemas";
import { DriftItem } from "./drift-item";

/** The counter and the list with the likely cause and what to do. Nothing can be corrected from here. */
export function CounterDifference({ difference, now }: { difference: Difference; now: string }) {
  const text = useText("reconciliation.counter");
  const { counted, listed, since, seenAt } = difference;
  const count = Math.abs(counted - listed);
  const above = counted > listed;
  return (
    <DriftItem
      title={<span className="font-[560]">{text(above ? "above" : "below", { count })}</span>}
      facts={
        <>
          <span>{text("counted", { count: counted })}</span>
          <span>{text("listed", { count: listed })}</span>
          <span>{text.rich("firstSeen", { time: () => <RelativeTime value={since} now={now} /> })}</span>
          <span>{text.rich("lastSeen", { time: () => <RelativeTime value={seenAt} now={now} /> })}</span>
        </>
      }
    >
      <p>{text(above ? "aboveCause" : "belowCause")}</p>
      <p className="mt-1">{above ? text("aboveRemedy", { count }) : text("belowRemedy")}</p>
    </DriftItem>
  );
}

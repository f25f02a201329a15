import { useText } from "#use-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CounterDifference as Difference } from "@/lib/reconciliation/model";
import { counterText } from "./counter-text";
import { DifferenceItem } from "./difference-item";

/** The counter and the list, the likely cause, and what to do. It can't be fixed from here. */
export function CounterDifference({ difference, now }: { difference: Difference; now: string }) {
  const text = useText("reconciliation.counter");
  const { counted, listed, since, seenAt } = difference;
  const { title, cause, remedy } = counterText(difference, text);
  return (
    <DifferenceItem
      title={<span className="font-[560]">{title}</span>}
      facts={
        <>
          <span>{text("counted", { count: counted })}</span>
          <span>{text("listed", { count: listed })}</span>
          <span>{text.rich("firstSeen", { time: () => <RelativeTime value={since} now={now} /> })}</span>
          <span>{text.rich("lastSeen", { time: () => <RelativeTime value={seenAt} now={now} /> })}</span>
        </>
      }
    >
      <p className="max-w-[85ch]">{cause}</p>
      <p className="mt-1 max-w-[85ch]">{remedy}</p>
    </DifferenceItem>
  );
}

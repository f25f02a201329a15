import { Num } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CounterDifference as Difference } from "@/lib/drift/schemas";
import { counterWords } from "./counter-words";
import { DriftItem } from "./drift-item";

/** The counter and the list side by side, with the likely cause and what to do. Nothing can be corrected from here. */
export function CounterDifference({ difference, now }: { difference: Difference; now: string }) {
  const { counted, listed, since, seenAt } = difference;
  const { title, cause, remedy } = counterWords(difference);
  return (
    <DriftItem
      title={<span className="font-[560]">{title}</span>}
      facts={
        <>
          <span>
            Counter: <Num value={counted} />
          </span>
          <span>
            List: <Num value={listed} />
          </span>
          <span>
            first seen <RelativeTime value={since} now={now} />
          </span>
          <span>
            last seen <RelativeTime value={seenAt} now={now} />
          </span>
        </>
      }
    >
      <p className="max-w-[85ch]">{cause}</p>
      <p className="mt-1 max-w-[85ch]">{remedy}</p>
    </DriftItem>
  );
}

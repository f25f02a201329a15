import { Chip, type Tone } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { type DeliveryState, deliveryStateWords } from "@/lib/notifications/channel-schemas";
import type { DeliveryView } from "@/lib/notifications/deliveries";

const tones: Record<DeliveryState, Tone> = {
  queued: "mut",
  sending: "info",
  delivered: "ok",
  failed: "warn",
  "given-up": "bad",
};

/** Soon different: worth looking again. */
export const isMoving = ({ state, held }: Pick<DeliveryView, "state" | "held">) =>
  (state === "queued" && !held) || state === "sending";

export const DeliveryChip = ({ state }: { state: DeliveryState }) => (
  <Chip tone={tones[state]}>{deliveryStateWords[state]}</Chip>
);

/** What came of the last attempt, and when the next one is made. */
export function DeliveryOutcome({ delivery, now }: { delivery: DeliveryView; now: string }) {
  const { state, held, lastError, nextAttemptAt } = delivery;
  if (held) {
    return <div className="text-ink-2 text-sm">Sent once the one before it, about the same limit, has ended.</div>;
  }
  if (state === "delivered" || lastError === null) return null;
  return (
    <div className="wrap-anywhere text-ink-2 text-sm">
      {lastError}
      {nextAttemptAt ? (
        <>
          {" "}
          Next attempt <RelativeTime value={nextAttemptAt} now={now} />.
        </>
      ) : null}
    </div>
  );
}

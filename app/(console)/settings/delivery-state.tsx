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

export const isMoving = ({ state }: Pick<DeliveryView, "state">) => state === "queued" || state === "sending";

export const DeliveryChip = ({ state }: { state: DeliveryState }) => (
  <Chip tone={tones[state]}>{deliveryStateWords[state]}</Chip>
);

/** What came of the last attempt, and when the next one is made. */
export function DeliveryOutcome({ delivery, now }: { delivery: DeliveryView; now: string }) {
  const { state, lastError, nextAttemptAt } = delivery;
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

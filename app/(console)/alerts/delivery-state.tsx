import { useText } from "#use-text";
import { Chip, type Tone } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { translateStored } from "@/lib/messages/text";
import type { DeliveryState } from "@/lib/notifications/channel-schemas";
import type { DeliveryView } from "@/lib/notifications/deliveries";

const tones: Record<DeliveryState, Tone> = {
  queued: "mut",
  sending: "info",
  delivered: "ok",
  failed: "warn",
  "given-up": "bad",
};

/** About to change, so worth polling. */
export const isInProgress = ({ state, held }: Pick<DeliveryView, "state" | "held">) =>
  (state === "queued" && !held) || state === "sending";

export function DeliveryChip({ state }: { state: DeliveryState }) {
  const text = useText("settings.delivery");
  return <Chip tone={tones[state]}>{text(`state.${state}`)}</Chip>;
}

/** Why the last attempt failed, and when the next one is made. */
export function DeliveryOutcome({ delivery, now, locale }: { delivery: DeliveryView; now: string; locale: string }) {
  const text = useText("settings.delivery");
  const { state, held, lastError, nextAttemptAt } = delivery;
  if (held) {
    return <div className="text-ink-2 text-sm">{text("held")}</div>;
  }
  if (state === "delivered" || lastError === null) return null;
  return (
    <div className="wrap-anywhere text-ink-2 text-sm">
      {translateStored(lastError, locale)}
      {nextAttemptAt ? (
        <> {text.rich("next", { ago: () => <RelativeTime value={nextAttemptAt} now={now} /> })}</>
      ) : null}
    </div>
  );
}

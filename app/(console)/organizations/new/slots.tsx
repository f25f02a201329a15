import { useText } from "#use-text";
import { Banner, Note } from "@/components/ui/banner";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Slots as SlotsLeft } from "@/lib/organizations/form-options";

type Props = { slots: SlotsLeft; now: string };

/** Shows the remaining organizations before a form is filled in. */
export function Slots({ slots, now }: Props) {
  const text = useText("organizations.slots");
  if (slots === null) {
    return (
      <Note tone="warn" title={text("unknown")} className="mb-4">
        {text("unknownBody")}
      </Note>
    );
  }
  if (!slots.enabled) {
    return (
      <Banner tone="bad" title={text("off")} className="mb-4">
        {text("offBody")}
      </Banner>
    );
  }
  const { gauge, enforced } = slots;
  if (gauge.state !== "limited") {
    return <p className="mb-4 text-ink-2">{text("limitUnknown", { used: gauge.used })}</p>;
  }
  const { used, limit, left } = gauge;
  if (left > 0) {
    return (
      <p className="mb-4 text-ink-2">
        {text.rich("remaining", {
          ...{ left, limit },
          b: (figure) => <b className="font-semibold text-ink">{figure}</b>,
          time: () => <RelativeTime value={slots.checkedAt} now={now} />,
        })}
      </p>
    );
  }
  return (
    <Banner tone={enforced ? "bad" : "warn"} title={text("reached", { used, limit })} className="mb-4">
      {enforced ? text("reachedBody") : text("stagingBody")}
    </Banner>
  );
}

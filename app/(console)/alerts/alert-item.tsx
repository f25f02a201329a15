import { useText } from "#use-text";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { alertText } from "@/lib/alerts/alert-text";
import { alertDetails, alertTitle, closedReason } from "@/lib/alerts/describe";
import type { Alert, AlertDelivery } from "@/lib/alerts/model";
import { formatExact } from "@/lib/format";
import { Acknowledge } from "./acknowledge";
import { chipOf } from "./alert-chip";
import { DeliveryChip } from "./delivery-state";

function Deliveries({ deliveries, now }: { deliveries: readonly AlertDelivery[]; now: string }) {
  const text = useText("alerts.item");
  return (
    <div className="mt-2 text-ink-3 text-sm">
      <p className="font-[550] text-ink-2">{text("sentTo")}</p>
      <ul className="flex flex-col gap-0.5">
        {deliveries.map(({ id, channel, event, state, at }) => (
          <li key={id} className="wrap-anywhere">
            {text.rich(event === "alert.closed" ? "closingDelivery" : "delivery", {
              name: channel,
              channel: (chunks) => <span dir="auto">{chunks}</span>,
              state: () => <DeliveryChip state={state} />,
              ago: () => <RelativeTime value={at} now={now} />,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Acknowledgement({ acknowledged, now }: { acknowledged: NonNullable<Alert["acknowledged"]>; now: string }) {
  const text = useText("alerts.item");
  return (
    <div className="mt-2 rounded-lg bg-sunk px-3 py-2 text-sm">
      <p className="text-ink-2">
        {text.rich("acknowledgedBy", {
          name: acknowledged.by,
          person: (chunks) => <span dir="auto">{chunks}</span>,
          ago: () => <RelativeTime value={acknowledged.at} now={now} />,
        })}
      </p>
      <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {acknowledged.note}
      </p>
    </div>
  );
}

type FactsProps = {
  alert: Alert;
  deliveries: readonly AlertDelivery[];
  locale: string;
  timeZone: string;
  now: string;
};

/** When and how it opened, why it closed, who acknowledged it and where it was sent. */
export function AlertFacts({ alert, deliveries, locale, timeZone, now }: FactsProps) {
  const text = useText("alerts.item");
  const sentences = alertText(locale);
  const { openedAt, closed, acknowledged } = alert;
  return (
    <>
      <p className="mt-1 text-ink-2 text-sm">
        {text.rich("opened", {
          time: formatExact(openedAt, timeZone, locale),
          ago: () => <RelativeTime value={openedAt} now={now} />,
        })}
      </p>
      {alertDetails(alert, timeZone, sentences).map((line) => (
        <p key={line} className="text-ink-2 text-sm">
          {line}
        </p>
      ))}
      {closed ? (
        <p className="mt-1 text-sm">
          {closedReason(alert, sentences)}{" "}
          <span className="text-ink-3">
            {text.rich("closed", { ago: () => <RelativeTime value={closed.at} now={now} /> })}
          </span>
        </p>
      ) : null}
      {acknowledged ? <Acknowledgement acknowledged={acknowledged} now={now} /> : null}
      {deliveries.length > 0 ? <Deliveries deliveries={deliveries} now={now} /> : null}
    </>
  );
}

/** One alert of the list; its title leads to its own page. */
export function AlertItem({ mayAcknowledge, ...facts }: FactsProps & { mayAcknowledge: boolean }) {
  const { alert, locale } = facts;
  const { id, closed, acknowledged } = alert;
  const state = useText("alerts.state");
  const title = alertTitle(alert, alertText(locale));
  const chip = chipOf(alert);
  return (
    <li
      id={id}
      className="scroll-mt-16 border-line border-b px-4 py-3.5 last:border-0 target:shadow-[inset_3px_0_0_var(--brand)]"
    >
      <article aria-labelledby={`${id}-title`}>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <h2 id={`${id}-title`} className="wrap-anywhere min-w-0 flex-1 basis-56 font-semibold">
            <Link href={`/alerts/${id}`} prefetch={false} className="rounded-sm hover:underline">
              {title}
            </Link>
          </h2>
          <div className="flex items-center gap-2.5">
            <Chip tone={chip.tone}>{state(chip.state)}</Chip>
            {mayAcknowledge && !closed && !acknowledged ? <Acknowledge id={id} title={title} size="sm" /> : null}
          </div>
        </div>
        <AlertFacts {...facts} />
      </article>
    </li>
  );
}

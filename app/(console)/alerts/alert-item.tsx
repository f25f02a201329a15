import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Alert, AlertDelivery } from "@/lib/alerts/schemas";
import { alertDetails, alertTitle, closedWords } from "@/lib/alerts/words";
import { formatExact } from "@/lib/format";
import { DeliveryChip } from "../settings/delivery-state";
import { Acknowledge } from "./acknowledge";
import { chipOf } from "./state-words";

function Deliveries({ deliveries, now }: { deliveries: readonly AlertDelivery[]; now: string }) {
  return (
    <div className="mt-2 text-ink-3 text-sm">
      <p className="font-[550] text-ink-2">Sent to</p>
      <ul className="flex flex-col gap-0.5">
        {deliveries.map(({ id, channel, event, state, at }) => (
          <li key={id} className="wrap-anywhere">
            <span dir="auto">{channel}</span>
            {event === "alert.closed" ? ", that it is over" : ""} <DeliveryChip state={state} />{" "}
            <RelativeTime value={at} now={now} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Acknowledgement({ acknowledged, now }: { acknowledged: NonNullable<Alert["acknowledged"]>; now: string }) {
  return (
    <div className="mt-2 rounded-lg bg-sunk px-3 py-2 text-sm">
      <p className="text-ink-2">
        Acknowledged by <span dir="auto">{acknowledged.by}</span> <RelativeTime value={acknowledged.at} now={now} />
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

/** When it opened and what is known of that, what became of it, who takes care of it and where it was sent to. */
export function AlertFacts({ alert, deliveries, locale, timeZone, now }: FactsProps) {
  const { openedAt, closed, acknowledged } = alert;
  return (
    <>
      <p className="mt-1 text-ink-2 text-sm">
        {formatExact(openedAt, timeZone)}, <RelativeTime value={openedAt} now={now} />
      </p>
      {alertDetails(alert, timeZone, locale).map((line) => (
        <p key={line} className="text-ink-2 text-sm">
          {line}
        </p>
      ))}
      {closed ? (
        <p className="mt-1 text-sm">
          {closedWords(alert, locale)}{" "}
          <span className="text-ink-3">
            Closed <RelativeTime value={closed.at} now={now} />.
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
  const title = alertTitle(alert, locale);
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
            <Chip tone={chip.tone}>{chip.word}</Chip>
            {mayAcknowledge && !closed && !acknowledged ? <Acknowledge id={id} title={title} size="sm" /> : null}
          </div>
        </div>
        <AlertFacts {...facts} />
      </article>
    </li>
  );
}

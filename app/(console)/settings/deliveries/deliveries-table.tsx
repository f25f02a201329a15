import { Cell, HeadCell, NarrowLine, Row, Table, TableHead } from "@/components/data-table/table";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeliveryView } from "@/lib/notifications/deliveries";
import { ActionButton } from "../action-button";
import { sendAgainAction } from "../actions";
import { DeliveryChip, DeliveryOutcome } from "../delivery-state";

const eventWords = { "alert.opened": "Alert opened", "alert.closed": "Alert closed", test: "Test" } as const;

const attemptsOf = (count: number) => (count === 1 ? "1 attempt" : `${count} attempts`);

function Attempts({ delivery: { id, tries }, now }: { delivery: DeliveryView; now: string }) {
  if (tries.length === 0) return <span className="text-ink-3 text-sm">Not tried yet</span>;
  return (
    <details>
      <summary className="w-fit rounded-sm py-0.5 text-ink-2 text-sm">{attemptsOf(tries.length)}</summary>
      <ol className="mt-1 flex flex-col gap-1 text-sm">
        {tries.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are only ever appended
          <li key={index} className="wrap-anywhere">
            <span className="text-ink-3">
              <RelativeTime value={one.at} now={now} />
              {one.status === null ? "" : ` · ${one.status}`}
            </span>{" "}
            {one.error ?? "Delivered."}
          </li>
        ))}
      </ol>
      <p className="mt-1 flex items-center gap-1 text-ink-3 text-xs">
        Delivery <code className="break-all">{id}</code>
        <CopyButton value={id} label="Copy delivery id" />
      </p>
    </details>
  );
}

export function DeliveriesTable({ rows, now }: { rows: readonly DeliveryView[]; now: string }) {
  return (
    <Table caption="Deliveries, newest first">
      <TableHead>
        <HeadCell>What</HeadCell>
        <HeadCell hide>Channel</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell hide>Queued</HeadCell>
        <HeadCell>
          <span className="sr-only">Actions</span>
        </HeadCell>
      </TableHead>
      <tbody>
        {rows.map((delivery) => (
          <Row key={delivery.id}>
            <Cell className="align-top">
              <span dir="auto" className="wrap-anywhere font-[560]">
                {delivery.path && delivery.event !== "test" ? (
                  <Link href={delivery.path} prefetch={false} className="rounded-sm hover:underline">
                    {delivery.title}
                  </Link>
                ) : (
                  delivery.title
                )}
              </span>
              <div className="text-ink-3 text-sm">{eventWords[delivery.event]}</div>
              <NarrowLine>
                {delivery.channelName} · <RelativeTime value={delivery.createdAt} now={now} />
              </NarrowLine>
            </Cell>
            <Cell hide className="align-top">
              <span dir="auto" className="wrap-anywhere">
                {delivery.channelName}
              </span>
              {delivery.channelId === null ? <div className="text-ink-3 text-sm">Deleted since</div> : null}
            </Cell>
            <Cell className="align-top">
              <DeliveryChip state={delivery.state} />
              <DeliveryOutcome delivery={delivery} now={now} />
              <Attempts delivery={delivery} now={now} />
            </Cell>
            <Cell hide className="whitespace-nowrap align-top text-ink-3">
              <RelativeTime value={delivery.createdAt} now={now} />
            </Cell>
            <Cell className="align-top">
              {delivery.state === "given-up" && delivery.channelId !== null ? (
                <div className="flex flex-wrap justify-end gap-1.5">
                  <ActionButton
                    label="Send again"
                    fullLabel={`Send again: ${delivery.title}`}
                    action={sendAgainAction}
                    id={delivery.id}
                    done="Queued again"
                  />
                </div>
              ) : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

import { useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, Table, TableHead } from "@/components/data-table/table";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { translateStored } from "@/lib/messages/text";
import type { DeliveryView } from "@/lib/notifications/deliveries";
import { DeliveryChip, DeliveryOutcome } from "../../alerts/delivery-state";
import { ActionButton } from "../action-button";
import { sendAgainAction } from "../actions";

const eventKeys = { "alert.opened": "opened", "alert.closed": "closed", test: "test" } as const;

type RowProps = { delivery: DeliveryView; now: string; locale: string };

function Attempts({ delivery: { id, tries }, now, locale }: RowProps) {
  const text = useText("settings.deliveries");
  if (tries.length === 0) return <span className="text-ink-3 text-sm">{text("notTried")}</span>;
  return (
    <details>
      <summary className="w-fit rounded-sm py-0.5 text-ink-2 text-sm">
        {text("attempts", { count: tries.length })}
      </summary>
      <ol className="mt-1 flex flex-col gap-1 text-sm">
        {tries.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are only ever appended
          <li key={index} className="wrap-anywhere">
            <span className="text-ink-3">
              <RelativeTime value={one.at} now={now} />
              {one.status === null ? "" : ` · ${one.status}`}
            </span>{" "}
            {one.error === null ? text("delivered") : translateStored(one.error, locale)}
          </li>
        ))}
      </ol>
      <p className="mt-1 flex items-center gap-1 text-ink-3 text-xs">
        <span>
          {text.rich("id", {
            id,
            code: (chunks) => <code className="break-all">{chunks}</code>,
          })}
        </span>
        <CopyButton value={id} label={text("copyId")} />
      </p>
    </details>
  );
}

type Props = { rows: readonly DeliveryView[]; now: string; locale: string };

export function DeliveriesTable({ rows, now, locale }: Props) {
  const text = useText("settings.deliveries");
  const titleOf = ({ title }: DeliveryView) => title ?? text("unreadable");
  return (
    <Table caption={text("caption")}>
      <TableHead>
        <HeadCell>{text("content")}</HeadCell>
        <HeadCell hide>{text("channel")}</HeadCell>
        <HeadCell>{text("status")}</HeadCell>
        <HeadCell hide>{text("queued")}</HeadCell>
        <HeadCell>
          <span className="sr-only">{text("actions")}</span>
        </HeadCell>
      </TableHead>
      <tbody>
        {rows.map((delivery) => (
          <Row key={delivery.id}>
            <Cell className="align-top">
              <span dir="auto" className="wrap-anywhere font-[560]">
                {delivery.path && delivery.event !== "test" ? (
                  <Link href={delivery.path} prefetch={false} className="rounded-sm hover:underline">
                    {titleOf(delivery)}
                  </Link>
                ) : (
                  titleOf(delivery)
                )}
              </span>
              <div className="text-ink-3 text-sm">{text(`event.${eventKeys[delivery.event]}`)}</div>
              <NarrowLine>
                {delivery.channelName} · <RelativeTime value={delivery.createdAt} now={now} />
              </NarrowLine>
            </Cell>
            <Cell hide className="align-top">
              <span dir="auto" className="wrap-anywhere">
                {delivery.channelName}
              </span>
              {delivery.channelId === null ? <div className="text-ink-3 text-sm">{text("channelDeleted")}</div> : null}
            </Cell>
            <Cell className="align-top">
              <DeliveryChip state={delivery.state} />
              <DeliveryOutcome delivery={delivery} now={now} locale={locale} />
              <Attempts delivery={delivery} now={now} locale={locale} />
            </Cell>
            <Cell hide className="whitespace-nowrap align-top text-ink-3">
              <RelativeTime value={delivery.createdAt} now={now} />
            </Cell>
            <Cell className="align-top">
              {delivery.state === "given-up" && delivery.channelId !== null ? (
                <div className="flex flex-wrap justify-end gap-1.5">
                  <ActionButton
                    label={text("again")}
                    fullLabel={text("againName", { title: titleOf(delivery) })}
                    action={sendAgainAction}
                    id={delivery.id}
                    done={text("againQueued")}
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

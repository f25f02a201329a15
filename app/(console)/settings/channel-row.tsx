import { Cell, NarrowLine, Row } from "@/components/data-table/table";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { channelKindWords } from "@/lib/notifications/channel-schemas";
import type { ChannelView } from "@/lib/notifications/channels";
import { ActionButton } from "./action-button";
import { deleteChannelAction, disableChannelAction, enableChannelAction, testChannelAction } from "./actions";
import { ReplaceSecret } from "./channel-secret";
import { DeliveryChip, DeliveryOutcome } from "./delivery-state";
import { EditChannel } from "./edit-channel";

type ChannelRowProps = { channel: ChannelView; smtpConfigured: boolean; now: string };

/** Of a webhook only the origin: its path may be a password. The whole URL is in the form that changes it. */
const targetOf = ({ recipients, url }: ChannelView) => (url === null ? recipients.join(", ") : new URL(url).origin);

function Last({ channel: { last }, now }: { channel: ChannelView; now: string }) {
  if (!last) return <span className="text-ink-3">Nothing sent yet</span>;
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <DeliveryChip state={last.state} />
        <span className="text-ink-3 text-sm">
          {last.event === "test" ? "Test, " : ""}
          <RelativeTime value={last.createdAt} now={now} />
        </span>
      </span>
      <DeliveryOutcome delivery={last} now={now} />
    </>
  );
}

function Switch({ id, name, enabled }: ChannelView) {
  return (
    <ConfirmAction
      label={enabled ? "Disable" : "Enable"}
      fullLabel={`${enabled ? "Disable" : "Enable"} ${name}`}
      size="sm"
      title={enabled ? `Disable ${name}?` : `Enable ${name}?`}
      confirm={enabled ? "Disable" : "Enable"}
      danger={enabled}
      action={enabled ? disableChannelAction : enableChannelAction}
      values={{ id }}
      done={enabled ? "Channel disabled" : "Channel enabled"}
    >
      {enabled ? (
        <p>No further alert is sent there, and what still waits to be sent is given up. Tests are sent all the same.</p>
      ) : (
        <p>Alerts from now on are sent there. Those of the meantime are not.</p>
      )}
    </ConfirmAction>
  );
}

export function ChannelRow({ channel, smtpConfigured, now }: ChannelRowProps) {
  const { id, kind, name, enabled, secretLost } = channel;
  return (
    <Row>
      <Cell className="max-md:align-top md:min-w-56">
        <span dir="auto" className="wrap-anywhere font-[560]">
          {name}
        </span>
        <div className="wrap-anywhere text-ink-3 text-sm">
          {channelKindWords[kind]} · {targetOf(channel)}
        </div>
        <div className="mt-1 flex flex-wrap gap-1 empty:hidden">
          {enabled ? null : <Chip tone="mut">Disabled</Chip>}
          {kind === "email" && !smtpConfigured ? <Chip tone="warn">No mail server</Chip> : null}
          {secretLost ? <Chip tone="bad">Secret cannot be read</Chip> : null}
        </div>
        <NarrowLine>
          <Last channel={channel} now={now} />
        </NarrowLine>
      </Cell>
      <Cell hide>
        <Last channel={channel} now={now} />
      </Cell>
      <Cell className="max-md:align-top">
        <div className="flex flex-wrap justify-end gap-1.5 max-md:flex-col max-md:items-stretch">
          <ActionButton
            label="Send a test"
            fullLabel={`Send a test to ${name}`}
            action={testChannelAction}
            id={id}
            done="Test queued"
          />
          <EditChannel {...channel} />
          {kind === "webhook" ? <ReplaceSecret id={id} name={name} /> : null}
          <Switch {...channel} />
          <ConfirmAction
            label="Delete"
            fullLabel={`Delete ${name}`}
            size="sm"
            title={`Delete ${name}?`}
            confirm="Delete"
            danger
            action={deleteChannelAction}
            values={{ id }}
            done="Channel deleted"
            focusAfter="settings-channels"
          >
            <p>No alert is sent there any more, and what still waits to be sent is given up. Its log stays.</p>
          </ConfirmAction>
        </div>
      </Cell>
    </Row>
  );
}

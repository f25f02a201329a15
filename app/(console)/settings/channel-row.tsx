import { useText } from "#use-text";
import { Cell, NarrowLine, Row } from "@/components/data-table/table";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ChannelView } from "@/lib/notifications/channels";
import { DeliveryChip, DeliveryOutcome } from "../alerts/delivery-state";
import { ActionButton } from "./action-button";
import { deleteChannelAction, disableChannelAction, enableChannelAction, testChannelAction } from "./actions";
import { EditChannel } from "./channel-dialogs";
import { ReplaceSecret } from "./channel-secret";

type ChannelRowProps = { channel: ChannelView; smtpConfigured: boolean; now: string; locale: string };

/** Only the origin of a webhook: its path may be a password. The edit form has the full URL. */
const targetOf = ({ recipients, url }: ChannelView) => (url === null ? recipients.join(", ") : new URL(url).origin);

function Last({ channel: { last }, now, locale }: Omit<ChannelRowProps, "smtpConfigured">) {
  const text = useText("settings.channel");
  if (!last) return <span className="text-ink-3">{text("nothingSent")}</span>;
  const ago = () => <RelativeTime value={last.createdAt} now={now} />;
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <DeliveryChip state={last.state} />
        <span className="text-ink-3 text-sm">{last.event === "test" ? text.rich("testSent", { ago }) : ago()}</span>
      </span>
      <DeliveryOutcome delivery={last} now={now} locale={locale} />
    </>
  );
}

function Switch({ id, name, enabled }: ChannelView) {
  const text = useText("settings.channel");
  return (
    <ConfirmAction
      label={enabled ? text("disable") : text("enable")}
      fullLabel={enabled ? text("disableName", { name }) : text("enableName", { name })}
      size="sm"
      title={enabled ? text("disableTitle", { name }) : text("enableTitle", { name })}
      confirm={enabled ? text("disable") : text("enable")}
      danger={enabled}
      action={enabled ? disableChannelAction : enableChannelAction}
      values={{ id }}
      done={enabled ? text("channelDisabled") : text("channelEnabled")}
    >
      <p>{enabled ? text("disableBody") : text("enableBody")}</p>
    </ConfirmAction>
  );
}

export function ChannelRow({ channel, smtpConfigured, now, locale }: ChannelRowProps) {
  const text = useText("settings.channel");
  const { id, kind, name, enabled, secretLost } = channel;
  return (
    <Row>
      <Cell className="max-md:align-top md:min-w-56">
        <span dir="auto" className="wrap-anywhere font-[560]">
          {name}
        </span>
        <div className="wrap-anywhere text-ink-3 text-sm">
          {text(`kind.${kind}`)} · {targetOf(channel)}
        </div>
        <div className="mt-1 flex flex-wrap gap-1 empty:hidden">
          {enabled ? null : <Chip tone="mut">{text("disabled")}</Chip>}
          {kind === "email" && !smtpConfigured ? <Chip tone="warn">{text("noMailServer")}</Chip> : null}
          {secretLost ? <Chip tone="bad">{text("secretLost")}</Chip> : null}
        </div>
        <NarrowLine>
          <Last channel={channel} now={now} locale={locale} />
        </NarrowLine>
      </Cell>
      <Cell hide>
        <Last channel={channel} now={now} locale={locale} />
      </Cell>
      <Cell className="max-md:align-top">
        <div className="flex flex-wrap justify-end gap-1.5 max-md:flex-col max-md:items-stretch">
          <ActionButton
            label={text("test")}
            fullLabel={text("testName", { name })}
            action={testChannelAction}
            id={id}
            done={text("testQueued")}
          />
          <EditChannel {...channel} />
          {kind === "webhook" ? <ReplaceSecret id={id} name={name} /> : null}
          <Switch {...channel} />
          <ConfirmAction
            label={text("delete")}
            fullLabel={text("deleteName", { name })}
            size="sm"
            title={text("deleteTitle", { name })}
            confirm={text("delete")}
            danger
            action={deleteChannelAction}
            values={{ id }}
            done={text("channelDeleted")}
            focusAfter="settings-channels"
          >
            <p>{text("deleteBody")}</p>
          </ConfirmAction>
        </div>
      </Cell>
    </Row>
  );
}

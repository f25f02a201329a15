import type { ReactNode } from "react";
import { useText } from "#use-text";
import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { RefreshWhile } from "@/components/ui/refresh-while";
import type { ChannelView } from "@/lib/notifications/channels";
import { isInProgress } from "../alerts/delivery-state";
import { AddChannel } from "./channel-dialogs";
import { ChannelRow } from "./channel-row";
import { PrivateTargets } from "./private-targets";

type ChannelsPanelProps = {
  channels: readonly ChannelView[];
  smtpConfigured: boolean;
  baseUrlConfigured: boolean;
  allowPrivateTargets: boolean;
  now: string;
  locale: string;
};

const code = (chunks: ReactNode) => <code>{chunks}</code>;

/** The notification channels with their last delivery, and their settings. */
export function ChannelsPanel({ channels, smtpConfigured, baseUrlConfigured, ...rest }: ChannelsPanelProps) {
  const { allowPrivateTargets, now, locale } = rest;
  const text = useText("settings.channels");
  return (
    <Panel
      titleId="settings-channels"
      title={text("title")}
      actions={
        <>
          <ButtonLink href="/settings/deliveries" size="sm" variant="ghost">
            {text("deliveryLog")}
          </ButtonLink>
          <AddChannel kind="email" />
          <AddChannel kind="webhook" />
        </>
      }
      className="mb-3"
    >
      <RefreshWhile active={channels.some(({ last }) => last !== null && isInProgress(last))} everyMs={1_000} />
      <div className="flex flex-col gap-2 px-4 py-3 empty:hidden">
        {smtpConfigured ? null : (
          <Note tone={channels.some(({ kind }) => kind === "email") ? "warn" : "info"} title={text("noMailServer")}>
            {text.rich("noMailServerBody", { code })}
          </Note>
        )}
        {channels.some(({ secretLost }) => secretLost) ? (
          <Note tone="bad" title={text("secretLost")}>
            {text.rich("secretLostBody", { code })}
          </Note>
        ) : null}
        {baseUrlConfigured || channels.length === 0 ? null : (
          <Note tone="info" title={text("noLinks")}>
            {text.rich("noLinksBody", { code })}
          </Note>
        )}
      </div>
      {channels.length > 0 ? (
        <Table caption={text("caption")}>
          <TableHead>
            <HeadCell>{text("channel")}</HeadCell>
            <HeadCell hide>{text("lastSent")}</HeadCell>
            <HeadCell>
              <span className="sr-only">{text("actions")}</span>
            </HeadCell>
          </TableHead>
          <tbody>
            {channels.map((channel) => (
              <ChannelRow
                key={channel.id}
                channel={channel}
                smtpConfigured={smtpConfigured}
                now={now}
                locale={locale}
              />
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState level={3} className="py-8!" title={text("none")} body={text("noneBody")} />
      )}
      <PrivateTargets allowed={allowPrivateTargets} />
    </Panel>
  );
}

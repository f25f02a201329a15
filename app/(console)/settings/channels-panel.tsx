import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelHeader } from "@/components/ui/panel";
import type { ChannelView } from "@/lib/notifications/channels";
import { RefreshWhile } from "../operations/refresh-while";
import { AddChannel } from "./add-channel";
import { ChannelRow } from "./channel-row";
import { isMoving } from "./delivery-state";
import { PrivateTargets } from "./private-targets";

type ChannelsPanelProps = {
  channels: readonly ChannelView[];
  smtpConfigured: boolean;
  baseUrlConfigured: boolean;
  allowPrivateTargets: boolean;
  now: string;
};

/** Where alerts are sent: the channels, what was last sent to each, and what to set for them. */
export function ChannelsPanel({ channels, smtpConfigured, baseUrlConfigured, ...rest }: ChannelsPanelProps) {
  const { allowPrivateTargets, now } = rest;
  return (
    <Panel aria-labelledby="settings-channels" className="mb-3">
      <RefreshWhile active={channels.some(({ last }) => last !== null && isMoving(last))} everyMs={1_000} />
      <PanelHeader
        ruled
        title="Where alerts are sent"
        titleId="settings-channels"
        actions={
          <>
            <ButtonLink href="/settings/deliveries" size="sm" variant="ghost">
              Delivery log
            </ButtonLink>
            <AddChannel kind="email" />
            <AddChannel kind="webhook" />
          </>
        }
      />
      <div className="flex flex-col gap-2 px-4 py-3 empty:hidden">
        {smtpConfigured ? null : (
          <Note tone={channels.some(({ kind }) => kind === "email") ? "warn" : "info"} title="E-mail is not configured">
            Set <code>SMTP_URL</code> and <code>SMTP_FROM</code> where the console runs, then restart it. Until then
            nothing is sent by e-mail; webhooks need neither.
          </Note>
        )}
        {channels.some(({ secretLost }) => secretLost) ? (
          <Note tone="bad" title="The console cannot read the secret of a webhook any more">
            Its own secret, <code>NEXTAUTH_SECRET</code>, has changed since, and nothing is sent there. Replace the
            webhook’s secret and give the new one to its receiver, or start the console with the old{" "}
            <code>NEXTAUTH_SECRET</code> again.
          </Note>
        ) : null}
        {baseUrlConfigured || channels.length === 0 ? null : (
          <Note tone="info" title="Alerts hold no link to this console">
            Set <code>NEXTAUTH_URL</code> to the address that people open, then restart it.
          </Note>
        )}
      </div>
      {channels.length > 0 ? (
        <Table caption="Channels that alerts are sent to">
          <TableHead>
            <HeadCell>Channel</HeadCell>
            <HeadCell hide>Last sent</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </TableHead>
          <tbody>
            {channels.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} smtpConfigured={smtpConfigured} now={now} />
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState
          level={3}
          className="py-8"
          title="Alerts are shown in the console only"
          body="Add an e-mail channel or a webhook, and each alert that opens or closes is sent there too."
        />
      )}
      <PrivateTargets allowed={allowPrivateTargets} />
    </Panel>
  );
}

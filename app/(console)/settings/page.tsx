import type { Metadata } from "next";
import { environmentOf } from "@/app/environment";
import { Address } from "@/components/ui/address";
import { Note } from "@/components/ui/banner";
import { Chip } from "@/components/ui/chip";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { requirePagePermission } from "@/lib/auth/session";
import { getEnv } from "@/lib/env";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { translateStored } from "@/lib/messages/text";
import { listChannels } from "@/lib/notifications/channels";
import { readNotificationSettings } from "@/lib/notifications/settings";
import { getContext } from "@/lib/server-context";
import { readTimeZoneSetting } from "@/lib/settings/time-zone";
import { getSyncStatus } from "@/lib/sync/status";
import { readUpstreamState } from "@/lib/upstream/state";
import manifest from "@/package.json";
import { ChannelsPanel } from "./channels-panel";
import { SettingsEditing } from "./settings-editing";
import { SettingsTimeZone } from "./settings-time-zone";

export const metadata: Metadata = { title: "Settings" };

const every = (minutes: number) => (minutes === 1 ? "Every minute" : `Every ${minutes} minutes`);

export default async function SettingsPage() {
  const actor = await requirePagePermission("settings:read");
  const ctx = await getContext(actor);
  const [upstream, sync, channels, notifications, zone] = await Promise.all([
    readUpstreamState(ctx),
    getSyncStatus(ctx),
    listChannels(ctx),
    readNotificationSettings(ctx),
    readTimeZoneSetting(ctx),
  ]);
  const env = getEnv();
  const environment = environmentOf(ctx.upstream.url);
  const environmentText = await getText("shell.environment");
  const { now } = sync;

  return (
    <>
      <PageHeader
        title="Settings"
        subtitle="Where alerts are sent, and how this console is configured: by environment variables, read when it starts."
      />
      <ChannelsPanel
        channels={channels}
        smtpConfigured={env.SMTP_URL !== undefined}
        baseUrlConfigured={env.NEXTAUTH_URL !== undefined}
        allowPrivateTargets={notifications.allowPrivateTargets}
        now={now}
      />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <Panel pad aria-labelledby="settings-vocdoni">
            <PanelHeader title="Vocdoni" titleId="settings-vocdoni" />
            <DefinitionList>
              <Definition term="Environment">{environmentText(environment.kind)}</Definition>
              <Definition term="API" hint={<code>VOCDONI_API_URL</code>}>
                {ctx.upstream.url}
              </Definition>
              <Definition term="Integrator key" hint={<code>VOCDONI_API_KEY</code>}>
                <code className="text-[12.5px]">{ctx.upstream.keyPrefix}…</code>
                <span className="text-ink-3"> · the rest never leaves the server</span>
              </Definition>
              <Definition term="Integrator">
                {upstream.integratorAddress ? (
                  <Address value={upstream.integratorAddress} />
                ) : (
                  <span className="text-ink-3">Not known before the first organization was listed</span>
                )}
              </Definition>
              <Definition term="Last good answer">
                <RelativeTime value={upstream.lastOkAt?.toISOString() ?? null} now={now} fallback="None yet" />
              </Definition>
              <Definition term="Scopes known missing">
                {upstream.missingScopes.length === 0 ? (
                  "None"
                ) : (
                  <span className="flex flex-wrap gap-1">
                    {upstream.missingScopes.map((scope) => (
                      <Chip key={scope} tone="warn">
                        {scope}
                      </Chip>
                    ))}
                  </span>
                )}
              </Definition>
            </DefinitionList>
            {upstream.problem ? (
              <Note
                tone="warn"
                title={translateStored(upstream.problem.message, await readerLocale())}
                className="mt-2"
              >
                First seen <RelativeTime value={upstream.problem.at} now={now} />.
              </Note>
            ) : null}
          </Panel>
          <Panel pad aria-labelledby="settings-schedule">
            <PanelHeader title="Schedule" titleId="settings-schedule" />
            <DefinitionList>
              <Definition term="List of organizations" hint={<code>SYNC_INTERVAL_MINUTES</code>}>
                {every(env.SYNC_INTERVAL_MINUTES)}
              </Definition>
              <Definition term="Last whole reading">
                <RelativeTime value={sync.syncedAt} now={now} fallback="None yet" />
              </Definition>
              <Definition
                term="Unclear changes"
                hint={
                  <>
                    Vocdoni may finish a request until then. <code>VOCDONI_SETTLE_SECONDS</code>
                  </>
                }
              >
                Judged {env.VOCDONI_SETTLE_SECONDS} s after they were sent
              </Definition>
            </DefinitionList>
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <SettingsTimeZone timeZone={zone.timeZone} since={zone.since?.toISOString() ?? null} now={now} />
          <SettingsEditing configured={ctx.upstream.sessionConfigured} />
          <Panel pad aria-labelledby="settings-server">
            <PanelHeader title="Server" titleId="settings-server" />
            <DefinitionList>
              <Definition term="Database" hint={<code>{env.DATABASE_URL ? "DATABASE_URL" : "DATA_DIR"}</code>}>
                {env.DATABASE_URL ? "PostgreSQL server" : "Embedded PostgreSQL, for one process of the console"}
              </Definition>
              <Definition term="Reverse proxies trusted" hint={<code>TRUSTED_PROXY_HOPS</code>}>
                {env.TRUSTED_PROXY_HOPS === 0 ? "None" : String(env.TRUSTED_PROXY_HOPS)}
              </Definition>
              <Definition term="Log level" hint={<code>LOG_LEVEL</code>}>
                {env.LOG_LEVEL}
              </Definition>
              <Definition term="Console">{manifest.version}</Definition>
              <Definition term="Node.js">{process.version}</Definition>
            </DefinitionList>
          </Panel>
        </div>
      </div>
    </>
  );
}

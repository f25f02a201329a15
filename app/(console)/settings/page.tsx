import { environmentOf } from "@/app/environment";
import { ClientText } from "@/components/client-text";
import { Address } from "@/components/ui/address";
import { Note } from "@/components/ui/banner";
import { Chip } from "@/components/ui/chip";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { getEnv } from "@/lib/env";
import { getText } from "@/lib/messages/get-text";
import { translateStored } from "@/lib/messages/text";
import { listChannels } from "@/lib/notifications/channels";
import { readNotificationSettings } from "@/lib/notifications/settings";
import { definePage } from "@/lib/page";
import { readTimeZoneSetting } from "@/lib/settings/time-zone";
import { getSyncStatus } from "@/lib/sync/status";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import manifest from "@/package.json";
import { ChannelsPanel } from "./channels-panel";
import { SettingsEditing } from "./settings-editing";
import { SettingsTimeZone } from "./settings-time-zone";

const { generateMetadata, page } = definePage({
  permission: "settings:read",
  load: async (ctx) => {
    const [health, sync, channels, notifications, zone] = await Promise.all([
      readUpstreamState(ctx),
      getSyncStatus(ctx),
      listChannels(ctx),
      readNotificationSettings(ctx),
      readTimeZoneSetting(ctx),
    ]);
    return { health, sync, channels, notifications, zone, vocdoniConfig: ctx.upstream };
  },
  title: async () => (await getText("settings.page"))("title"),
  render: async ({ data: { health, sync, channels, notifications, zone, vocdoniConfig }, locale }) => {
    const env = getEnv();
    const environment = environmentOf(vocdoniConfig.url);
    const environmentText = await getText("shell.environment");
    const { now } = sync;
    const { problem } = health;
    const text = await getText("settings.page");

    return (
      <ClientText
        of={[
          "settings.addChannel",
          "settings.changeZone",
          "settings.channelForm",
          "settings.editChannel",
          "settings.secret",
        ]}
      >
        <PageHeader title={text("title")} subtitle={text("subtitle")} />
        <ChannelsPanel
          channels={channels}
          smtpConfigured={env.SMTP_URL !== undefined}
          baseUrlConfigured={env.NEXTAUTH_URL !== undefined}
          allowPrivateTargets={notifications.allowPrivateTargets}
          now={now}
          locale={locale}
        />
        <div className="grid items-start gap-3 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-3">
            <Panel pad titleId="settings-vocdoni" title={text("vocdoni")}>
              <DefinitionList>
                <Definition term={text("environment")}>{environmentText(environment.kind)}</Definition>
                <Definition term={text("api")} hint={<code>VOCDONI_API_URL</code>}>
                  {vocdoniConfig.url}
                </Definition>
                <Definition term={text("key")} hint={<code>VOCDONI_API_KEY</code>}>
                  {text.rich("keyHidden", {
                    prefix: `${vocdoniConfig.keyPrefix}…`,
                    code: (chunks) => <code className="text-[12.5px]">{chunks}</code>,
                    note: (chunks) => <span className="text-ink-3">{chunks}</span>,
                  })}
                </Definition>
                <Definition term={text("integrator")}>
                  {health.integratorAddress ? (
                    <Address value={health.integratorAddress} />
                  ) : (
                    <span className="text-ink-3">{text("integratorUnknown")}</span>
                  )}
                </Definition>
                <Definition term={text("lastOk")}>
                  <RelativeTime value={health.lastOkAt?.toISOString() ?? null} now={now} fallback={text("none")} />
                </Definition>
                <Definition term={text("missingScopes")}>
                  {health.missingScopes.length === 0 ? (
                    text("noMissingScopes")
                  ) : (
                    <span className="flex flex-wrap gap-1">
                      {health.missingScopes.map((scope) => (
                        <Chip key={scope} tone="warn">
                          {scope}
                        </Chip>
                      ))}
                    </span>
                  )}
                </Definition>
              </DefinitionList>
              {problem ? (
                <Note tone="warn" title={translateStored(problem.message, locale)} className="mt-2">
                  {text.rich("firstSeen", { ago: () => <RelativeTime value={problem.at} now={now} /> })}
                </Note>
              ) : null}
            </Panel>
            <Panel pad titleId="settings-schedule" title={text("schedule")}>
              <DefinitionList>
                <Definition term={text("syncInterval")} hint={<code>SYNC_INTERVAL_MINUTES</code>}>
                  {text("everyMinutes", { minutes: env.SYNC_INTERVAL_MINUTES })}
                </Definition>
                <Definition term={text("lastSync")}>
                  <RelativeTime value={sync.syncedAt} now={now} fallback={text("none")} />
                </Definition>
                <Definition
                  term={text("settle")}
                  hint={text.rich("settleHint", { code: (chunks) => <code>{chunks}</code> })}
                >
                  {text("seconds", { seconds: env.VOCDONI_SETTLE_SECONDS })}
                </Definition>
              </DefinitionList>
            </Panel>
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <SettingsTimeZone timeZone={zone.timeZone} since={zone.since?.toISOString() ?? null} now={now} />
            <SettingsEditing configured={vocdoniConfig.sessionConfigured} />
            <Panel pad titleId="settings-server" title={text("server")}>
              <DefinitionList>
                <Definition
                  term={text("database")}
                  hint={<code>{env.DATABASE_URL ? "DATABASE_URL" : "DATA_DIR"}</code>}
                >
                  {env.DATABASE_URL ? text("databaseServer") : text("databaseEmbedded")}
                </Definition>
                <Definition term={text("proxies")} hint={<code>TRUSTED_PROXY_HOPS</code>}>
                  {env.TRUSTED_PROXY_HOPS === 0 ? text("noProxies") : String(env.TRUSTED_PROXY_HOPS)}
                </Definition>
                <Definition term={text("logLevel")} hint={<code>LOG_LEVEL</code>}>
                  {env.LOG_LEVEL}
                </Definition>
                <Definition term={text("console")}>{manifest.version}</Definition>
                <Definition term={text("node")}>{process.version}</Definition>
              </DefinitionList>
            </Panel>
          </div>
        </div>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

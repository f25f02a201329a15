import { useText } from "#use-text";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";

/** Whether organizations can be edited with a session of the key's user, and what to set when not. */
export function SettingsEditing({ configured }: { configured: boolean }) {
  const text = useText("settings.editing");
  const lines = `VOCDONI_SESSION_EMAIL=ops@integrator.example\nVOCDONI_SESSION_PASSWORD=${text("password")}`;
  return (
    <Panel
      pad
      titleId="settings-editing"
      title={text("title")}
      note={configured ? <Chip tone="ok">{text("configured")}</Chip> : <Chip tone="warn">{text("notConfigured")}</Chip>}
    >
      {configured ? (
        <p className="text-ink-2">{text.rich("configuredBody", { code: (chunks) => <code>{chunks}</code> })}</p>
      ) : (
        <div className="flex flex-col gap-2.5 text-ink-2">
          <p>{text("notConfiguredBody")}</p>
          <p>{text("add")}</p>
          <div className="relative rounded-lg bg-sunk">
            <CopyButton value={lines} label={text("copy")} className="absolute top-1.5 right-1.5" />
            <pre className="wrap-anywhere whitespace-pre-wrap px-3 py-2.5 pr-10 text-ink text-xs">{lines}</pre>
          </div>
          <p className="text-ink-3 text-sm">{text("rules")}</p>
        </div>
      )}
    </Panel>
  );
}

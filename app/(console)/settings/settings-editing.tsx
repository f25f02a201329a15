import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel, PanelHeader } from "@/components/ui/panel";

const lines = "VOCDONI_SESSION_EMAIL=ops@integrator.example\nVOCDONI_SESSION_PASSWORD=the password of that user";

/** Whether organizations can be edited with a session of the key's user, and what to set when not. */
export function SettingsEditing({ configured }: { configured: boolean }) {
  return (
    <Panel pad aria-labelledby="settings-editing">
      <PanelHeader
        title="Editing organizations"
        titleId="settings-editing"
        note={configured ? <Chip tone="ok">Session configured</Chip> : <Chip tone="warn">No session configured</Chip>}
      />
      {configured ? (
        <p className="text-ink-2">
          The console first edits with the key. Where Vocdoni refuses the key, it signs in as the user in{" "}
          <code>VOCDONI_SESSION_EMAIL</code> and edits as that user.
        </p>
      ) : (
        <div className="flex flex-col gap-2.5 text-ink-2">
          <p>
            Vocdoni may refuse edits made with a key. Then organizations cannot be edited here until the console can
            sign in as the user who owns the key. Everything else works without it.
          </p>
          <p>Add these two variables, then restart the console:</p>
          <div className="relative rounded-lg bg-sunk">
            <CopyButton value={lines} label="Copy the two variables" className="absolute top-1.5 right-1.5" />
            <pre className="wrap-anywhere whitespace-pre-wrap px-3 py-2.5 pr-10 text-ink text-xs">{lines}</pre>
          </div>
          <p className="text-ink-3 text-sm">
            That user must be an administrator of the organizations. Set both variables, or neither.
          </p>
        </div>
      )}
    </Panel>
  );
}

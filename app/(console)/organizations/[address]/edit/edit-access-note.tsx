import { Note } from "@/components/ui/banner";

type Props = { access: "unknown" | "key" | "session" | "none"; sessionConfigured: boolean };

/** Vocdoni's documentation lets a key edit, its backend does not: what this console can do about it, and what is missing. */
export function EditAccessNote({ access, sessionConfigured }: Props) {
  if (access === "key" || sessionConfigured) return null;
  if (access === "unknown") {
    return (
      <Note tone="info" title="Vocdoni may refuse to save with the key alone" className="mb-4">
        Its backend was seen to refuse edits with an integrator key (403, 40157). Should that happen, nothing is changed
        and this page says what to configure.
      </Note>
    );
  }
  return (
    <Note tone="warn" title="Vocdoni does not let this key edit organizations" className="mb-4">
      <p>
        To edit here, set these two to the user who made the key, and restart the console. They are used for edits
        alone.
      </p>
      <pre className="mt-2 overflow-x-auto rounded-md bg-panel px-3 py-2 font-mono text-xs">
        {"VOCDONI_SESSION_EMAIL=ops@integrator.example\nVOCDONI_SESSION_PASSWORD=…"}
      </pre>
    </Note>
  );
}

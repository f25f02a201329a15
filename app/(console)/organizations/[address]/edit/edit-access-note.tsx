import { useText } from "#use-text";
import { Note } from "@/components/ui/banner";

type Props = { access: "unknown" | "key" | "session" | "none"; sessionConfigured: boolean };

/**
 * Vocdoni's documentation allows a key to edit, its backend doesn't: how this console can edit, and what is missing.
 */
export function EditAccessNote({ access, sessionConfigured }: Props) {
  const text = useText("organizations.editPage");
  if (access === "key" || sessionConfigured) return null;
  if (access === "unknown") {
    return (
      <Note tone="info" title={text("mayRefuse")} className="mb-4">
        {text("mayRefuseBody")}
      </Note>
    );
  }
  return (
    <Note tone="warn" title={text("refuses")} className="mb-4">
      <p>{text("refusesBody")}</p>
      <pre className="mt-2 overflow-x-auto rounded-md bg-panel px-3 py-2 font-mono text-xs">
        {"VOCDONI_SESSION_EMAIL=ops@integrator.example\nVOCDONI_SESSION_PASSWORD=…"}
      </pre>
    </Note>
  );
}

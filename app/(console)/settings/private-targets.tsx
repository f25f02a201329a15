import { useText } from "#use-text";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { privateTargetsAction } from "./actions";

/** Whether webhooks may reach the console's own network, and the button that changes it. */
export function PrivateTargets({ allowed }: { allowed: boolean }) {
  const text = useText("settings.privateTargets");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-3">
      <p className="min-w-0 flex-1 basis-64 text-ink-2 text-sm">{allowed ? text("allowed") : text("blocked")}</p>
      <ConfirmAction
        label={allowed ? text("block") : text("allow")}
        size="sm"
        title={allowed ? text("blockTitle") : text("allowTitle")}
        confirm={allowed ? text("blockConfirm") : text("allowConfirm")}
        danger={!allowed}
        action={privateTargetsAction}
        values={{ allow: allowed ? "false" : "true" }}
        done={allowed ? text("blockDone") : text("allowDone")}
      >
        <p>{allowed ? text("blockBody") : text("allowBody")}</p>
      </ConfirmAction>
    </div>
  );
}

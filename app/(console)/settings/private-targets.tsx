import { ConfirmAction } from "@/components/forms/confirm-action";
import { privateTargetsAction } from "./actions";

/** Whether webhooks may lead into the console's own network, and the button that changes it. */
export function PrivateTargets({ allowed }: { allowed: boolean }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-3">
      <p className="min-w-0 flex-1 basis-64 text-ink-2 text-sm">
        {allowed
          ? "Webhooks may lead to private and loopback addresses: whoever adds one can reach the console’s own network."
          : "Webhooks may lead to public addresses only. This is checked when one is saved, and again at each connection."}
      </p>
      <ConfirmAction
        label={allowed ? "Refuse private targets" : "Allow private targets"}
        size="sm"
        title={allowed ? "Refuse private targets again?" : "Allow private targets?"}
        confirm={allowed ? "Refuse them" : "Allow them"}
        danger={!allowed}
        action={privateTargetsAction}
        values={{ allow: allowed ? "false" : "true" }}
        done={allowed ? "Private targets are refused" : "Private targets are allowed"}
      >
        {allowed ? (
          <p>Webhooks that lead to a private address stay in the list, and fail from now on with that reason.</p>
        ) : (
          <p>
            A webhook may then lead to the machine that the console runs on and to its network, also to services there
            that trust whoever can reach them. It is only needed for a receiver in that network.
          </p>
        )}
      </ConfirmAction>
    </div>
  );
}

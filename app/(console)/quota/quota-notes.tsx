import { Note } from "@/components/ui/banner";
import { type QuotaView, quotaKeys } from "@/lib/quota/schemas";

type QuotaNotesProps = {
  view: QuotaView;
  /** The browser's own failure to reach the console. */
  pollError: Error | null;
};

function reasonFor(view: QuotaView, pollError: Error | null): string | null {
  return pollError?.message ?? view.problem;
}

/** What must be known before the figures are believed: a failed check, features that are off, limits that do not bind. */
export function QuotaNotes({ view, pollError }: QuotaNotesProps) {
  const { quota, enforced } = view;
  const problem = reasonFor(view, pollError);
  const gauges = quota ? quotaKeys.map((key) => quota.gauges[key].state) : [];
  return (
    <div className="mb-3 flex flex-col gap-2 empty:hidden">
      {problem && quota ? (
        <Note title="The latest check failed; these are the last known figures">
          {problem} The last good check is the one named above. Nothing was changed; it is tried again every minute.
        </Note>
      ) : null}
      {quota && !quota.enabled ? (
        <Note title="The integrator features of this account are off">
          Vocdoni counts votes, e-mails and SMS only while they are on, so those three are shown as not known rather
          than as 0. Listing and deleting organizations still works; creating them does not. Ask Vocdoni to switch the
          features on again.
        </Note>
      ) : null}
      {enforced ? null : (
        <Note tone="info" title="Staging is documented not to enforce these limits">
          The figures are real, but on staging nothing need stop when a limit is reached.
        </Note>
      )}
      {gauges.includes("none-allowed") ? (
        <Note tone="info" title="A limit of 0 is read as “none allowed”">
          Vocdoni’s documentation calls every 0 unlimited. Its code does so for votes alone, and refuses for processes,
          e-mails and SMS. The console follows the code.
        </Note>
      ) : null}
    </div>
  );
}

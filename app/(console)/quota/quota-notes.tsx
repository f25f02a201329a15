import { useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { type QuotaView, quotaKeys } from "@/lib/quota/model";

type QuotaNotesProps = {
  view: QuotaView;
  /** The browser's own failure to reach the console. */
  pollError: { message: string } | null;
};

/** Caveats of the figures: a failed check, features that are off, limits that aren't enforced. */
export function QuotaNotes({ view, pollError }: QuotaNotesProps) {
  const text = useText("quota.notes");
  const { quota, enforced } = view;
  const problem = pollError?.message ?? view.problem;
  const gauges = quota ? quotaKeys.map((key) => quota.gauges[key].state) : [];
  return (
    <div className="mb-3 flex flex-col gap-2 empty:hidden">
      {problem && quota ? <Note title={text("failed")}>{text("failedBody", { problem })}</Note> : null}
      {quota && !quota.enabled ? <Note title={text("featuresOff")}>{text("featuresOffBody")}</Note> : null}
      {enforced ? null : (
        <Note tone="info" title={text("staging")}>
          {text("stagingBody")}
        </Note>
      )}
      {gauges.includes("none-allowed") ? (
        <Note tone="info" title={text("zero")}>
          {text("zeroBody")}
        </Note>
      ) : null}
    </div>
  );
}

type QuotaUnreadableProps = QuotaNotesProps & { retry: () => void; pending?: boolean };

/** Instead of the figures, while the quota was never read. */
export function QuotaUnreadable({ view, pollError, retry, pending }: QuotaUnreadableProps) {
  const text = useText("quota.unreadable");
  return (
    <Panel>
      <ErrorState
        title={text("title")}
        body={pollError?.message ?? view.problem ?? text("body")}
        unharmed={text("unharmed")}
        retry={
          <Button onClick={retry} pending={pending}>
            {text("retry")}
          </Button>
        }
      />
    </Panel>
  );
}

import { use } from "react";
import { useText } from "#use-text";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { readerLocale } from "@/lib/messages/reader-locale";
import { operationInLanguage } from "@/lib/operations/in-language";
import { isInProgress, type OperationView } from "@/lib/operations/model";
import { operationTitle } from "../operations/operation-title";
import { StateChip } from "../operations/state-chip";
import { stateSentence } from "../operations/state-sentence";
import { DifferenceItem } from "./difference-item";

type Props = { rows: OperationView[]; mayDecide: boolean; now: string };
type RowProps = Omit<Props, "rows"> & { operation: OperationView };

function Creation({ operation, mayDecide, now }: RowProps) {
  const text = useText("reconciliation.creations");
  const progressText = useText("operations.progress");
  const title = operationTitle(operation, useText("operations.title"));
  const { id, state, error, steps, actorName, createdAt } = operation;
  const undecided = state === "undecided";
  const remedy = mayDecide && undecided ? "decide" : isInProgress(state) ? "follow" : "view";
  const last = steps.at(-1);
  return (
    <DifferenceItem
      title={
        <Link href={`/operations/${id}`} className="wrap-anywhere rounded-sm py-0.5 font-[560] hover:underline">
          {title}
        </Link>
      }
      facts={
        <>
          <StateChip state={state} />
          <span>
            {text.rich("startedBy", { name: actorName, time: () => <RelativeTime value={createdAt} now={now} /> })}
          </span>
        </>
      }
      remedies={
        <ButtonLink href={`/operations/${id}`} size="sm" aria-label={text(`${remedy}Of`, { title })}>
          {text(remedy)}
        </ButtonLink>
      }
    >
      <p>{(undecided && error?.message) || stateSentence(operation, progressText)}</p>
      {undecided ? <p className="mt-1 text-ink-3">{text("hint")}</p> : null}
      {state === "unknown" && last ? (
        <p className="text-ink-3">
          {text.rich("lastStep", { step: last.step, time: () => <RelativeTime value={last.at} now={now} /> })}
        </p>
      ) : null}
    </DifferenceItem>
  );
}

/** Creations with an unknown outcome, each with what was checked. Decisions are made on the operation's own page. */
export function CreationsList({ rows, ...props }: Props) {
  const locale = use(readerLocale());
  return rows.map((row) => <Creation key={row.id} operation={operationInLanguage(row, locale)} {...props} />);
}

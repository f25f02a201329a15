import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { isMoving, type OperationView } from "@/lib/operations/schemas";
import { operationTitle, stateSentence } from "../operations/operation-words";
import { StateChip } from "../operations/state-chip";
import { DriftItem } from "./drift-item";

type Props = { rows: OperationView[]; mayDecide: boolean; now: string };

/** Creations with an unknown outcome, each with what was looked at. Decisions are made on the operation's own page. */
export function CreationsList({ rows, mayDecide, now }: Props) {
  return rows.map((operation) => {
    const decides = mayDecide && operation.state === "undecided";
    const follow = isMoving(operation.state) ? "Follow" : "See";
    const title = operationTitle(operation);
    const last = operation.steps.at(-1);
    return (
      <DriftItem
        key={operation.id}
        title={
          <Link
            href={`/operations/${operation.id}`}
            className="wrap-anywhere rounded-sm py-0.5 font-[560] hover:underline"
          >
            {title}
          </Link>
        }
        facts={
          <>
            <StateChip state={operation.state} />
            <span>
              started by {operation.actorName}, <RelativeTime value={operation.createdAt} now={now} />
            </span>
          </>
        }
        remedies={
          <ButtonLink
            href={`/operations/${operation.id}`}
            size="sm"
            aria-label={`${decides ? "Decide about" : follow} “${title}”`}
          >
            {decides ? "Decide" : `${follow} it`}
          </ButtonLink>
        }
      >
        <p>{(operation.state === "undecided" && operation.error?.message) || stateSentence(operation)}</p>
        {operation.state === "undecided" ? (
          <p className="mt-1 text-ink-3">
            Looking again reads Vocdoni’s whole list twice more. Closing ends the operation here, so that it may be
            begun anew. Neither sends the request a second time.
          </p>
        ) : null}
        {operation.state === "unknown" && last ? (
          <p className="text-ink-3">
            Last step: {last.step}, <RelativeTime value={last.at} now={now} />
          </p>
        ) : null}
      </DriftItem>
    );
  });
}

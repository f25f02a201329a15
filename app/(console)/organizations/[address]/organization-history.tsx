import { useText } from "#use-text";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OperationView } from "@/lib/operations/model";
import { kindKey } from "../../operations/operation-title";
import { StateChip } from "../../operations/state-chip";

type Props = { operations: OperationView[]; total: number; address: string; now: string };

/** The latest changes of one organization made through this console. */
export function OrganizationHistory({ operations, total, address, now }: Props) {
  const text = useText("organizations.history");
  const kindText = useText("operations.kind");
  return (
    <Panel
      pad
      titleId="history"
      title={text("title")}
      note={
        <Link href={`/audit-log?target=${address}`} className="link">
          {text("auditLog")}
        </Link>
      }
    >
      {operations.length === 0 ? (
        <p className="text-ink-3">{text("none")}</p>
      ) : (
        <ul className="flex flex-col">
          {operations.map((operation) => (
            <li
              key={operation.id}
              className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-t py-2 first:border-0"
            >
              <span>
                <Link href={`/operations/${operation.id}`} className="rounded-sm font-[550] hover:underline">
                  {kindText(kindKey(operation.kind))}
                </Link>{" "}
                <span className="text-ink-3">
                  {text.rich("byline", {
                    actor: operation.actorName,
                    time: () => <RelativeTime value={operation.createdAt} now={now} />,
                  })}
                </span>
              </span>
              <StateChip state={operation.state} />
            </li>
          ))}
        </ul>
      )}
      {total > operations.length ? (
        <p className="mt-1 text-ink-3 text-sm">{text("older", { count: total - operations.length })}</p>
      ) : null}
    </Panel>
  );
}

import type { ReactNode } from "react";
import { useText } from "#use-text";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OperationView } from "@/lib/operations/model";
import type { OrganizationRow } from "@/lib/organizations/schemas";
import { typeLabel } from "@/lib/organizations/type-label";
import { organizationName } from "../../organization-label";
import { operationTitle } from "../operations/operation-title";
import { StateChip } from "../operations/state-chip";

type ListPanelProps = {
  id: string;
  title: string;
  href: string;
  /** The screen reader label of the link to all of them. */
  all: string;
  empty?: ReactNode;
  children: ReactNode[];
};

function ListPanel({ id, title, href, all, empty, children }: ListPanelProps) {
  const text = useText("overview.lists");
  return (
    <Panel
      titleId={id}
      title={title}
      note={
        <Link href={href} className="link" aria-label={all}>
          {text("viewAll")}
        </Link>
      }
    >
      {children.length > 0 ? <ul>{children}</ul> : <div className="px-4 py-5 text-ink-2">{empty}</div>}
    </Panel>
  );
}

function Line({ href, title, note, end }: { href: string; title: ReactNode; note: ReactNode; end: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2 last:border-0">
      <div className="min-w-0 flex-1 basis-44">
        <Link href={href} className="block truncate rounded-sm py-0.5 font-[560] hover:underline">
          {title}
        </Link>
        <p className="truncate text-ink-3 text-sm">{note}</p>
      </div>
      <div className="shrink-0 text-right text-ink-3 text-sm">{end}</div>
    </li>
  );
}

export function RecentOrganizations({ rows, now }: { rows: OrganizationRow[]; now: string }) {
  const typeText = useText("organizations.type");
  const text = useText("overview.lists");
  return (
    <ListPanel
      id="recent-organizations"
      title={text("recentOrganizations")}
      href="/organizations?sort=created&dir=desc"
      all={text("viewAllOrganizations")}
    >
      {rows.map(({ address, name, type, customer, createdAt }) => (
        <Line
          key={address}
          href={`/organizations/${address}`}
          title={organizationName({ name, address })}
          note={
            <>
              {customer ? customer.name : <Chip>{text("unassigned")}</Chip>} · {typeLabel(typeText, type)}
            </>
          }
          end={<RelativeTime value={createdAt} now={now} fallback="—" />}
        />
      ))}
    </ListPanel>
  );
}

type OperationsPanelProps = { rows: OperationView[]; undecided?: boolean; now: string };

/** The most recent operations, or those that need a decision. */
export function OperationsPanel({ rows, undecided = false, now }: OperationsPanelProps) {
  const text = useText("overview.lists");
  const titleText = useText("operations.title");
  return (
    <ListPanel
      id={undecided ? "undecided" : "recent-operations"}
      title={text(undecided ? "needDecision" : "recentOperations")}
      href={undecided ? "/operations?state=undecided" : "/operations"}
      all={text(undecided ? "viewAllUndecided" : "viewAllOperations")}
      empty={text("noOperations")}
    >
      {rows.map((operation) => (
        <Line
          key={operation.id}
          href={`/operations/${operation.id}`}
          title={operationTitle(operation, titleText)}
          note={
            <>
              {operation.actorName} · <RelativeTime value={operation.createdAt} now={now} />
            </>
          }
          end={<StateChip state={operation.state} />}
        />
      ))}
    </ListPanel>
  );
}

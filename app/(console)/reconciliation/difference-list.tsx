import { RefreshWhile } from "@/components/ui/refresh-while";
import type { Permission } from "@/lib/auth/permissions";
import { isInProgress } from "@/lib/operations/model";
import { CounterDifference } from "./counter-difference";
import { CreationsList } from "./creations-list";
import { DeletedList } from "./deleted-list";
import type { Differences } from "./load-differences";
import { RenamedList } from "./renamed-list";
import { UnassignedList } from "./unassigned-list";
import { UnrecognizedList } from "./unrecognized-list";

type Props = { differences: Differences; may: (permission: Permission) => boolean; now: string };

function Rows({ differences, may, now }: Props) {
  const mayLink = may("organizations:link");
  switch (differences.kind) {
    case "unlinked":
      return <UnassignedList rows={differences.rows} mayLink={mayLink} />;
    case "gone":
      return <DeletedList rows={differences.rows} mayLink={mayLink} now={now} />;
    case "renamed":
      return <RenamedList rows={differences.rows} mayLink={mayLink} mayEdit={may("organizations:edit")} />;
    case "foreign-reference":
      return <UnrecognizedList rows={differences.rows} mayLink={mayLink} />;
    case "counter":
      return differences.difference ? <CounterDifference difference={differences.difference} now={now} /> : null;
    case "unknown-creations":
      return (
        <>
          <CreationsList rows={differences.rows} mayDecide={may("operations:decide")} now={now} />
          <RefreshWhile active={differences.rows.some(({ state }) => isInProgress(state))} everyMs={5_000} />
        </>
      );
  }
}

/** One page of the differences of one kind, with their remedies. */
export function DifferenceList(props: Props) {
  return (
    <ul>
      <Rows {...props} />
    </ul>
  );
}

import { RefreshWhile } from "@/components/ui/refresh-while";
import type { Permission } from "@/lib/auth/permissions";
import { isMoving } from "@/lib/operations/schemas";
import { CounterDifference } from "./counter-difference";
import { CreationsList } from "./creations-list";
import { GoneList } from "./gone-list";
import type { Differences } from "./load-differences";
import { ReferencesList } from "./references-list";
import { RenamedList } from "./renamed-list";
import { UnlinkedList } from "./unlinked-list";

type Props = { differences: Differences; may: (permission: Permission) => boolean; now: string };

function Rows({ differences, may, now }: Props) {
  const mayLink = may("organizations:link");
  switch (differences.kind) {
    case "unlinked":
      return <UnlinkedList rows={differences.rows} mayLink={mayLink} />;
    case "gone":
      return <GoneList rows={differences.rows} mayLink={mayLink} now={now} />;
    case "renamed":
      return <RenamedList rows={differences.rows} mayLink={mayLink} mayEdit={may("organizations:edit")} />;
    case "foreign-reference":
      return <ReferencesList rows={differences.rows} mayLink={mayLink} />;
    case "counter":
      return differences.difference ? <CounterDifference difference={differences.difference} now={now} /> : null;
    case "unknown-creations":
      return (
        <>
          <CreationsList rows={differences.rows} mayDecide={may("operations:decide")} now={now} />
          <RefreshWhile active={differences.rows.some(({ state }) => isMoving(state))} everyMs={5_000} />
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

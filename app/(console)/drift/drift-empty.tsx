import { UrlLink } from "@/components/data-table/url-link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { type DriftCounts, type DriftKind, driftKinds } from "@/lib/drift/schemas";
import { kindWords } from "./kind-words";

type Props = { kind: DriftKind; counts: DriftCounts; syncedAt: string | null; now: string };

/** Nothing of this kind: nothing else either, something else, or nothing that could be said yet. */
export function DriftEmpty({ kind, counts, syncedAt, now }: Props) {
  const other = driftKinds.find((each) => counts[each] > 0);
  if (syncedAt === null && !other) {
    return (
      <EmptyState
        title="Nothing can be compared yet"
        body="Vocdoni’s list has not been read whole so far. The first reading begins when the console starts; its progress stands above."
      />
    );
  }
  const as = syncedAt ? (
    <>
      , as of the last complete reading <RelativeTime value={syncedAt} now={now} />
    </>
  ) : null;
  if (!other) {
    return (
      <EmptyState
        title="Nothing differs"
        body={<>Vocdoni and this console agree on every organization{as}. There is nothing to do here.</>}
      />
    );
  }
  return (
    <EmptyState
      title={kindWords[kind].none}
      body={<>There is nothing of this kind to do{as}.</>}
      action={
        <UrlLink patch={{ kind: other }} className={buttonVariants()}>
          Show: {kindWords[other].tab}
        </UrlLink>
      }
    />
  );
}

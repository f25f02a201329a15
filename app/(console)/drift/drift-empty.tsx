import { UrlLink } from "@/components/data-table/url-link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { type DriftCounts, type DriftKind, driftKinds } from "@/lib/drift/schemas";
import type { SyncStatus } from "@/lib/sync/schemas";
import { kindWords } from "./kind-words";
import { SyncFirst } from "./sync-first";

type Props = { kind: DriftKind; counts: DriftCounts; sync: SyncStatus; maySync: boolean };

/** Before the first complete reading, none found is not none. */
function NotKnownYet({ sync: { latest }, maySync }: Pick<Props, "sync" | "maySync">) {
  const running = latest?.state === "running";
  const what = running
    ? "Vocdoni’s list is being read; its progress stands above."
    : "Vocdoni’s list has to be read whole once before anything can be compared.";
  return (
    <EmptyState
      title="Not known yet: no complete reading so far"
      body={what}
      action={!running && maySync ? <SyncFirst /> : undefined}
    />
  );
}

/** Nothing of this kind: nothing else either, something else, or nothing that could be said yet. */
export function DriftEmpty({ kind, counts, sync, maySync }: Props) {
  const { syncedAt, now } = sync;
  if (syncedAt === null && kind !== "unknown-creations") return <NotKnownYet sync={sync} maySync={maySync} />;
  const other = driftKinds.find((each) => counts[each] > 0);
  const as = syncedAt ? (
    <>
      , as of the last complete reading <RelativeTime value={syncedAt} now={now} />
    </>
  ) : null;
  if (!other && syncedAt !== null) {
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
        other ? (
          <UrlLink patch={{ kind: other }} className={buttonVariants()}>
            Show: {kindWords[other].tab}
          </UrlLink>
        ) : undefined
      }
    />
  );
}

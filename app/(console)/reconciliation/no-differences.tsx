import { useText } from "#use-text";
import { UrlLink } from "@/components/data-table/url-link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { type DifferenceCounts, type DifferenceKind, differenceKinds } from "@/lib/reconciliation/model";
import type { SyncStatus } from "@/lib/sync/model";
import { SyncFirst } from "./sync-first";

type Props = { kind: DifferenceKind; counts: DifferenceCounts; sync: SyncStatus; maySync: boolean };

/** Before the first full sync, "none found" doesn't mean none. */
function NotSyncedYet({ sync: { latest }, maySync }: Pick<Props, "sync" | "maySync">) {
  const text = useText("reconciliation.empty");
  const running = latest?.state === "running";
  return (
    <EmptyState
      title={text("notSynced")}
      body={text(running ? "syncing" : "syncNeeded")}
      action={!running && maySync ? <SyncFirst /> : undefined}
    />
  );
}

/** No differences of this kind: none at all, some of another kind, or not known yet. */
export function NoDifferences({ kind, counts, sync, maySync }: Props) {
  const text = useText("reconciliation.empty");
  const kindText = useText("reconciliation.kinds");
  const tabText = useText("reconciliation.tabs");
  const { syncedAt, now } = sync;
  if (syncedAt === null && kind !== "unknown-creations") return <NotSyncedYet sync={sync} maySync={maySync} />;
  const other = differenceKinds.find((each) => counts[each] > 0);
  const time = () => <RelativeTime value={syncedAt} now={now} />;
  if (!other && syncedAt !== null) {
    return <EmptyState title={text("nothing")} body={text.rich("nothingHint", { time })} />;
  }
  return (
    <EmptyState
      title={kindText(`${kind}.none`)}
      body={syncedAt ? text.rich("nothingOfKind", { time }) : text("nothingOfKindYet")}
      action={
        other ? (
          <UrlLink patch={{ kind: other }} className={buttonVariants()}>
            {text("next", { kind: tabText(other) })}
          </UrlLink>
        ) : undefined
      }
    />
  );
}

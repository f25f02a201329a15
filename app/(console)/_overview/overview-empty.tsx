import { useText } from "#use-text";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";

type FirstRunProps = { synced: boolean; canCreate: boolean; canWriteCustomers: boolean };

/** Shown instead of recent organizations while there are none. */
export function FirstRun({ synced, canCreate, canWriteCustomers }: FirstRunProps) {
  const text = useText("overview.firstRun");
  if (!synced) {
    return (
      <Panel>
        <EmptyState title={text("notSynced")} body={text("notSyncedHint")} />
      </Panel>
    );
  }
  return (
    <Panel>
      <EmptyState
        title={text("empty")}
        body={text(canCreate ? "emptyHint" : "emptyViewerHint")}
        action={
          canCreate || canWriteCustomers ? (
            <>
              {canCreate ? (
                <ButtonLink href="/organizations/new" variant="primary">
                  {text("create")}
                </ButtonLink>
              ) : null}
              {canWriteCustomers ? <ButtonLink href="/customers">{text("viewCustomers")}</ButtonLink> : null}
            </>
          ) : undefined
        }
      />
    </Panel>
  );
}

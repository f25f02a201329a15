import { useText } from "#use-text";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { q: string; filtered: boolean; synced: boolean; canCreate: boolean };

/** The empty list, by cause: no match, not synced yet, or none. */
export function OrganizationsEmpty({ q, filtered, synced, canCreate }: Props) {
  const text = useText("organizations.empty");
  if (filtered) {
    return (
      <EmptyState
        title={text("noResults")}
        body={text("noResultsBody")}
        action={
          <>
            <ButtonLink href="/organizations">{text("clearFilters")}</ButtonLink>
            {q === "" ? null : (
              <ButtonLink href={`/customers?q=${encodeURIComponent(q)}`}>{text("searchCustomers")}</ButtonLink>
            )}
          </>
        }
      />
    );
  }
  if (!synced) {
    return <EmptyState title={text("notSynced")} body={text("notSyncedBody")} />;
  }
  return (
    <EmptyState
      title={text("none")}
      body={text("noneBody")}
      action={
        canCreate ? (
          <ButtonLink href="/organizations/new" variant="primary">
            {text("createFirst")}
          </ButtonLink>
        ) : undefined
      }
    />
  );
}

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { q: string; filtered: boolean; synced: boolean; canCreate: boolean };

/** Nothing to list, told apart: no match, not read yet, truly none. */
export function OrganizationsEmpty({ q, filtered, synced, canCreate }: Props) {
  if (filtered) {
    return (
      <EmptyState
        title="No organization matches"
        body="Search finds any part of a name, a customer's name or external id, or an address. Deleted ones are under Status: Gone."
        action={
          <>
            <ButtonLink href="/organizations">Show all</ButtonLink>
            {q === "" ? null : (
              <ButtonLink href={`/customers?q=${encodeURIComponent(q)}`}>Look among the customers</ButtonLink>
            )}
          </>
        }
      />
    );
  }
  if (!synced) {
    return (
      <EmptyState
        title="Vocdoni's list has not been read yet"
        body="This says nothing about how many organizations there are. The first reading begins when the console starts; its progress stands above."
      />
    );
  }
  return (
    <EmptyState
      title="No organizations yet"
      body="Each of your customers gets an organization of its own: its members and elections are kept apart from all others."
      action={
        canCreate ? (
          <ButtonLink href="/organizations/new" variant="primary">
            Create the first one
          </ButtonLink>
        ) : undefined
      }
    />
  );
}

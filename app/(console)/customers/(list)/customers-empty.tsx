import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { archived: number; filtered: boolean; mayWrite: boolean };

/** Nothing to list: nothing matches, all are archived, or there is no customer yet. */
export function CustomersEmpty({ archived, filtered, mayWrite }: Props) {
  if (filtered) {
    return (
      <EmptyState
        title="No customer matches"
        body="Check the spelling, or take off a filter. Archived customers are shown only by the filter “Archived”."
        action={<ButtonLink href="/customers">Clear search and filters</ButtonLink>}
      />
    );
  }
  if (archived > 0) {
    return (
      <EmptyState
        title="Every customer is archived"
        body="They and their organizations are kept; restore one on its page."
        action={<ButtonLink href="/customers?archived=yes">Show archived customers</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      title="No customers yet"
      body={
        mayWrite
          ? "Add the companies that you sell to, then link their organizations: search, usage and quota then speak their names."
          : "Somebody with the role operator or administrator can add the first one."
      }
      action={
        mayWrite ? (
          <ButtonLink href="/customers/new" variant="primary">
            New customer
          </ButtonLink>
        ) : undefined
      }
    />
  );
}

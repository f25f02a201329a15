import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { RankingQuery } from "@/lib/quota/ranking-schemas";

type Props = { query: RankingQuery; filtered: boolean; workedOut: boolean };

/** Nothing to rank, told apart: not worked out yet, no match, none gone, truly none. */
export function UsageEmpty({ query: { by, counter, status, q, type, country }, filtered, workedOut }: Props) {
  if (!workedOut) {
    return (
      <EmptyState
        title="The ranking has not been worked out yet"
        body="The console does that seven minutes past every hour, from the list of organizations as it then is. Come back after that."
      />
    );
  }
  if (status === "gone" && [q, type, country].every((value) => value === "")) {
    return (
      <EmptyState
        title="No organization went in the last 30 days"
        body="Nothing was given back in that time."
        action={<ButtonLink href={`/quota/usage?counter=${counter}`}>Show those that are present</ButtonLink>}
      />
    );
  }
  if (filtered) {
    return (
      <EmptyState
        title={by === "customer" ? "No customer matches" : "No organization matches"}
        body={
          by === "customer"
            ? "Search finds any part of a customer's name or external id."
            : "Search finds any part of a name, a customer's name or external id, or an address."
        }
        action={<ButtonLink href={`/quota/usage?by=${by}&counter=${counter}`}>Show all</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      title="No organizations yet"
      body="What each of them uses is listed here within the hour after it is made."
    />
  );
}

import { useText } from "#use-text";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { RankingQuery } from "@/lib/usage/ranking-schemas";

type Props = { query: RankingQuery; filtered: boolean; available: boolean };

/** The empty ranking, by cause: not available yet, none deleted, no match, or none. */
export function UsageEmpty({ query: { by, counter, status, q, type, country }, filtered, available }: Props) {
  const text = useText("usage.empty");
  if (!available) return <EmptyState title={text("pending")} body={text("pendingBody")} />;
  if (status === "gone" && [q, type, country].every((value) => value === "")) {
    return (
      <EmptyState
        title={text("noneDeleted")}
        body={text("noneDeletedBody")}
        action={<ButtonLink href={`/quota/usage?counter=${counter}`}>{text("showCurrent")}</ButtonLink>}
      />
    );
  }
  if (filtered) {
    return (
      <EmptyState
        title={text("noResults")}
        body={by === "customer" ? text("searchCustomers") : text("searchOrganizations")}
        action={<ButtonLink href={`/quota/usage?by=${by}&counter=${counter}`}>{text("clear")}</ButtonLink>}
      />
    );
  }
  return <EmptyState title={text("none")} body={text("noneBody")} />;
}

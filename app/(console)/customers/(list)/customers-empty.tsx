import { useText } from "#use-text";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { archived: number; filtered: boolean; mayWrite: boolean };

/** The empty list: no match, all archived, or no customer yet. */
export function CustomersEmpty({ archived, filtered, mayWrite }: Props) {
  const text = useText("customers.empty");
  if (filtered) {
    return (
      <EmptyState
        title={text("noResults")}
        body={text("noResultsBody")}
        action={<ButtonLink href="/customers">{text("clear")}</ButtonLink>}
      />
    );
  }
  if (archived > 0) {
    return (
      <EmptyState
        title={text("allArchived")}
        body={text("allArchivedBody")}
        action={<ButtonLink href="/customers?archived=yes">{text("showArchived")}</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      title={text("none")}
      body={text(mayWrite ? "noneBody" : "noneBodyViewer")}
      action={
        mayWrite ? (
          <ButtonLink href="/customers/new" variant="primary">
            {text("new")}
          </ButtonLink>
        ) : undefined
      }
    />
  );
}

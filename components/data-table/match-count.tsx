import { useText } from "#use-text";

/** The number of matching rows, announced when it changes; `more`: counting stopped there. */
export function MatchCount({ matches, more = false }: { matches: number; more?: boolean }) {
  const text = useText("ui.matchCount");
  return <span role="status">{text(more ? "moreThan" : "matches", { count: matches })}</span>;
}

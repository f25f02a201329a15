import { useText } from "#use-text";

/** How many rows the filters of a list leave, announced when it changes; `more`: counting stopped there. */
export function MatchCount({ matches, more = false }: { matches: number; more?: boolean }) {
  const text = useText("ui.matchCount");
  return <span role="status">{text(more ? "moreThan" : "matches", { count: matches })}</span>;
}

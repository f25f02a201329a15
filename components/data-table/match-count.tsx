import { Num } from "@/components/ui/number";

/** How many rows the filters of a list leave, said when it changes; `more`: nobody counted further. */
export function MatchCount({ matches, more = false }: { matches: number; more?: boolean }) {
  return (
    <span role="status">
      {more ? "more than " : null}
      <Num value={matches} /> match
    </span>
  );
}

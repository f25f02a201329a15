import { Note } from "@/components/ui/banner";
import { Num } from "@/components/ui/number";
import type { DeletePreview } from "@/lib/organizations/delete-preview";

const SHOWN = 5;

function open({ open: titles, elections, searched }: DeletePreview): { title: string; body: string } | null {
  const more = elections.n !== null && elections.n > searched ? " There may be more: not all elections were read." : "";
  const [only] = titles;
  if (only === undefined) return null;
  const listed = titles.slice(0, SHOWN).join(", ");
  const others = titles.length > SHOWN ? ` and ${titles.length - SHOWN} more` : "";
  return {
    title: titles.length === 1 ? "One election is still open." : `${titles.length} elections are still open.`,
    body: `Vocdoni refuses to delete until ${titles.length === 1 ? "it has" : "they have"} ended: ${listed}${others}.${more}`,
  };
}

/** What may stand in the way of a deletion, and what could not be found out. */
export function DeleteWarnings({ preview, problem }: { preview: DeletePreview; problem: string | null }) {
  const { elections, legacy, censuses, drafts, searched } = preview;
  const blocking = open(preview);
  const unreadable = [preview.members, preview.groups, censuses, elections, drafts, legacy].find(
    ({ problem: unread }) => unread !== null,
  );
  return (
    <div className="mt-3 flex flex-col gap-2">
      {blocking ? (
        <Note tone="warn" title={blocking.title}>
          {blocking.body}
        </Note>
      ) : null}
      {problem ? (
        <Note tone="warn" title="Vocdoni could not be asked for its present state">
          {problem}
        </Note>
      ) : null}
      <div className="flex flex-col gap-1 text-ink-3 text-sm">
        {!blocking && elections.n !== null && elections.n > searched ? (
          <p>
            None of the first <Num value={searched} /> of <Num value={elections.n} /> elections is open; the others were
            not read. Vocdoni refuses to delete while one is open.
          </p>
        ) : null}
        {legacy.n !== 0 ? (
          <p>We can’t check for open legacy elections. If one is open, deletion will be refused.</p>
        ) : null}
        <p>A legacy election that isn’t in a bundle can’t be counted.</p>
        {unreadable ? (
          <p>Not known means that it could not be read, not that there is none. {unreadable.problem}</p>
        ) : null}
      </div>
    </div>
  );
}

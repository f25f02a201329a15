import { use } from "react";
import { useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import type { DeletePreview } from "@/lib/organizations/delete-preview";

const SHOWN = 5;

/** The elections that block a deletion; null: none known. */
function OpenElections({ preview: { open, elections, searched } }: { preview: DeletePreview }) {
  const text = useText("organizations.deletePage");
  if (open.length === 0) return null;
  const titles = open.slice(0, SHOWN).join(", ");
  const others = open.length - SHOWN;
  return (
    <Note tone="warn" title={text("stillOpen", { count: open.length })}>
      <p>
        {others > 0
          ? text("untilEndedAndMore", { titles, others })
          : text("untilEnded", { count: open.length, titles })}
      </p>
      {elections.n !== null && elections.n > searched ? (
        <p>{text("mayBeMore", { searched, total: elections.n })}</p>
      ) : null}
    </Note>
  );
}

/** What may block a deletion, and what couldn't be checked. */
export function DeleteWarnings({ preview, problem }: { preview: DeletePreview; problem: string | null }) {
  const text = useText("organizations.deletePage");
  const locale = use(readerLocale());
  const { open, elections, legacy, censuses, drafts, searched } = preview;
  const unreadable = [preview.members, preview.groups, censuses, elections, drafts, legacy].find(
    ({ problem: unread }) => unread !== null,
  )?.problem;
  return (
    <div className="mt-3 flex flex-col gap-2">
      <OpenElections preview={preview} />
      {problem ? (
        <Note tone="warn" title={text("outOfDate")}>
          {problem}
        </Note>
      ) : null}
      <div className="flex flex-col gap-1 text-ink-3 text-sm">
        {open.length === 0 && elections.n !== null && elections.n > searched ? (
          <p>{text("noneOpen", { searched, total: elections.n })}</p>
        ) : null}
        {legacy.n !== 0 ? <p>{text("legacyUnchecked")}</p> : null}
        <p>{text("legacyUncounted")}</p>
        {unreadable ? <p>{text("unknownMeans", { problem: say(unreadable, locale) })}</p> : null}
      </div>
    </div>
  );
}

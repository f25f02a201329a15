import type { ReactNode } from "react";
import { useLocale, useText } from "#use-text";
import { Panel } from "@/components/ui/panel";
import type { Counted } from "@/lib/elections/counted";
import type { Drafts } from "@/lib/elections/list";
import { say } from "@/lib/messages/text";

/** Drafts, apart from what is published. */
export function DraftsPanel({ drafts }: { drafts: Drafts }) {
  const text = useText("elections.drafts");
  const locale = useLocale();
  if (drafts === null) return null;
  const content = (): ReactNode => {
    if (drafts.titles === null) return <p className="text-ink-2">{say(drafts.problem, locale)}</p>;
    if (drafts.total === 0) return <p className="text-ink-3">{text("none")}</p>;
    const more = drafts.total - drafts.titles.length;
    return (
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        {drafts.titles.map((title, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list without an order of its own, rendered once
          <li key={index} className="wrap-anywhere">
            {title || text("untitled")}
          </li>
        ))}
        {more > 0 ? <li className="text-ink-3">{text("more", { count: more })}</li> : null}
      </ul>
    );
  };
  return (
    <Panel pad titleId="drafts" title={text("title")}>
      {content()}
    </Panel>
  );
}

/** What the list can't contain. */
export function LegacyNote({ legacy }: { legacy: Counted }) {
  const text = useText("elections.legacy");
  if (legacy.n === null) return null;
  return <p className="text-ink-3 text-sm">{legacy.n === 0 ? text("maybe") : text("atLeast", { count: legacy.n })}</p>;
}

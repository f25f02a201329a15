import type { ReactNode } from "react";
import { useLocale, useText } from "#use-text";
import { Panel } from "@/components/ui/panel";
import { ShareBar } from "@/components/ui/progress";
import type { ElectionDetail, QuestionDetail } from "@/lib/elections/model";
import { formatNumber, formatPercent } from "@/lib/format";
import { ElectionChip } from "../election-chip";

type Props = { question: QuestionDetail; election: Pick<ElectionDetail, "census" | "weighted" | "totalWeight"> };

/** Ballots by now, and the turnout. */
function Turnout({ question: { votes, results }, election: { census, weighted, totalWeight } }: Props) {
  const text = useText("elections.detail");
  const locale = useLocale();
  if (votes === null) return <p className="text-ink-3">{text("votesUnknown")}</p>;
  const cast = weighted && results !== null && results !== "unreadable" ? results.cast : null;
  return (
    <p>
      {census
        ? text("turnout", { votes, census, share: formatPercent(votes / census, locale) })
        : text("ballots", { votes })}
      {cast !== null && totalWeight ? (
        <span className="ml-2 text-ink-3">
          {text("ofWeight", { share: formatPercent(Number(cast) / totalWeight, locale) })}
        </span>
      ) : null}
    </p>
  );
}

/** One question: its state, its turnout, and its results as far as Vocdoni gives them. */
export function QuestionPanel({ question, election }: Props) {
  const text = useText("elections.detail");
  const list = useText("elections.list");
  const locale = useLocale();
  const { id, title, state, results, secret, final } = question;
  // The chip says it of results that are final.
  const note = final ? (state === "results" ? undefined : text("final")) : results ? text("provisional") : undefined;
  const content = (): ReactNode => {
    if (results === "unreadable") return <p className="text-ink-2">{text("unreadable")}</p>;
    if (results) {
      return (
        <ul className="flex flex-col gap-2.5">
          {results.choices.map(({ title: choice, figure, share }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: choices have no other identity, and never change their order
            <li key={index}>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="wrap-anywhere min-w-0">{choice || list("untitled")}</span>
                <span className="tabular-nums">
                  {text(results.kind, { count: Number(figure), figure: formatNumber(figure, locale) })}
                  {share === null ? null : <span className="ml-2 text-ink-3">{formatPercent(share, locale)}</span>}
                </span>
              </div>
              <ShareBar share={share ?? 0} className="mt-1" />
            </li>
          ))}
        </ul>
      );
    }
    if (secret) return <p className="text-ink-2">{text("secret")}</p>;
    return <p className="text-ink-2">{text("noResults")}</p>;
  };
  return (
    <Panel
      pad
      titleId={`question-${id}`}
      title={title || list("untitled")}
      note={note}
      actions={<ElectionChip state={state} />}
    >
      <div className="flex flex-col gap-3">
        <Turnout question={question} election={election} />
        {content()}
      </div>
    </Panel>
  );
}

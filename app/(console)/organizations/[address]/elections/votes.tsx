import { useLocale, useText } from "#use-text";
import { formatNumber, formatPercent } from "@/lib/format";

type Props = {
  /** Undefined: Vocdoni didn't tell. */
  votes: number | null | undefined;
  census: number | null;
};

/** The votes of one question, and their share of the census. */
export function Votes({ votes, census }: Props) {
  const text = useText("elections.list");
  const locale = useLocale();
  if (votes === null || votes === undefined) return <span className="text-ink-3">{text("notAvailable")}</span>;
  return (
    <>
      {formatNumber(votes, locale)}
      {census ? <span className="ml-1.5 text-ink-3">{formatPercent(votes / census, locale)}</span> : null}
    </>
  );
}

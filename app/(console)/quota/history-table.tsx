import { Cell, HeadCell, Row, Table, TableHead } from "@/components/data-table/table";
import { type HistoryKey, type QuotaHistory, rangeSpans } from "@/lib/quota/history-schemas";
import { figureWords, historyWords, limitOf, pointValue } from "@/lib/quota/history-values";
import { fallWords } from "@/lib/quota/history-words";
import { zoneWords } from "@/lib/time-zone";
import { instantWords } from "./history-words";

type Props = { history: QuotaHistory; name: HistoryKey; locale: string };

/** The figures of a chart, newest first; a stretch without readings is a row of its own. */
export function HistoryTable({ history, name, locale }: Props) {
  const { range, points, gaps, falls } = history;
  const zone = zoneWords(history.timeZone);
  const figure = (value: number | null) => (value === null ? "not known" : figureWords(value, name, locale));
  const hasLimit = name !== "wallet";
  const rows = [...points].reverse().flatMap((point) => {
    const gap = gaps.find(({ from }) => from === point.at);
    const fall = falls.find(({ at, key }) => at === point.at && key === name);
    const limit = limitOf(point, name);
    const note = fall ? fallWords(fall, locale) : point.enabled || !hasLimit ? "" : "integrator features off";
    const cells = (
      <Row key={point.at}>
        <Cell className="whitespace-nowrap">{instantWords(point.at, history)}</Cell>
        <Cell numeric>{figure(pointValue(point, name))}</Cell>
        {hasLimit ? <Cell numeric>{limit === null ? "—" : figure(limit)}</Cell> : null}
        <Cell className="wrap-anywhere text-ink-2">{note}</Cell>
      </Row>
    );
    if (!gap) return [cells];
    return [
      <Row key={`gap-${gap.from}`}>
        <Cell colSpan={hasLimit ? 4 : 3} className="text-ink-3 italic">
          No readings until {instantWords(gap.to, history)}
        </Cell>
      </Row>,
      cells,
    ];
  });
  return (
    <section
      aria-label={`Readings of ${historyWords[name]}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-80 overflow-y-auto rounded-lg"
    >
      <Table caption={`${historyWords[name]}, ${rangeSpans[range].words}, times in ${zone}, newest first`}>
        <TableHead>
          <HeadCell>Read at ({zone})</HeadCell>
          <HeadCell numeric>{hasLimit ? "Used" : "Balance"}</HeadCell>
          {hasLimit ? <HeadCell numeric>Limit</HeadCell> : null}
          <HeadCell>Remark</HeadCell>
        </TableHead>
        <tbody>{rows}</tbody>
      </Table>
    </section>
  );
}

import { useText } from "#use-text";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/data-table/table";
import { Scrolling } from "@/components/ui/scrolling";
import { formatNumber } from "@/lib/format";
import { decreaseCause } from "@/lib/quota/decrease";
import type { HistoryKey, HistoryPoint, QuotaHistory } from "@/lib/quota/history-schemas";
import { formatFigure, limitOf, pointValue } from "@/lib/quota/history-values";
import { zoneWords } from "@/lib/time/zone";
import { formatInstant } from "./history-series";

type Props = { history: QuotaHistory; name: HistoryKey; locale: string };

function PointNote({ point, history, name, locale }: Props & { point: HistoryPoint }) {
  const text = useText("quota.decrease");
  const decrease = history.decreases.find(({ at, key }) => at === point.at && key === name);
  if (decrease) return text("note", { by: formatNumber(decrease.by, locale), cause: decreaseCause(text, decrease) });
  return point.enabled || name === "wallet" ? null : text("featuresOff");
}

/** The figures of a chart, newest first; a gap is its own row. */
export function HistoryTable({ history, name, locale }: Props) {
  const text = useText("quota.historyTable");
  const counter = useText("quota.counter")(name);
  const ranges = useText("quota.history");
  const { range, points, gaps } = history;
  const zone = zoneWords(history.timeZone);
  const figure = (value: number | null) => (value === null ? text("unknown") : formatFigure(value, name, locale));
  const hasLimit = name !== "wallet";
  const rows = [...points].reverse().flatMap((point) => {
    const gap = gaps.find(({ from }) => from === point.at);
    const limit = limitOf(point, name);
    const cells = (
      <Row key={point.at}>
        <Cell className="whitespace-nowrap">{formatInstant(point.at, history, locale)}</Cell>
        <Cell numeric>{figure(pointValue(point, name))}</Cell>
        {hasLimit ? <Cell numeric>{limit === null ? "—" : figure(limit)}</Cell> : null}
        <Cell className="wrap-anywhere text-ink-2">
          <PointNote point={point} history={history} name={name} locale={locale} />
        </Cell>
      </Row>
    );
    if (!gap) return [cells];
    return [
      <Row key={`gap-${gap.from}`}>
        <Cell colSpan={hasLimit ? 4 : 3} className="text-ink-3 italic">
          {text("gap", { time: formatInstant(gap.to, history, locale) })}
        </Cell>
      </Row>,
      cells,
    ];
  });
  return (
    <Scrolling aria-label={text("label", { counter })} className="max-h-80 overflow-y-auto rounded-lg">
      <Table caption={text("caption", { counter, range: ranges(`range.${range}`), zone })}>
        <TableHead>
          <HeadCell>{text("time", { zone })}</HeadCell>
          <HeadCell numeric>{hasLimit ? text("used") : text("balance")}</HeadCell>
          {hasLimit ? <HeadCell numeric>{text("limit")}</HeadCell> : null}
          <HeadCell>{text("note")}</HeadCell>
        </TableHead>
        <tbody>{rows}</tbody>
      </Table>
    </Scrolling>
  );
}

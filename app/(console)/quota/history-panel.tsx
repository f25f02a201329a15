import { LineChart } from "@/components/charts/line-chart";
import { UrlLink } from "@/components/data-table/url-link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { type HistoryKey, type QuotaHistory, rangeSpans } from "@/lib/quota/history-schemas";
import { historyWords, limitOf, pointValue } from "@/lib/quota/history-values";
import { HistoryTable } from "./history-table";
import { fallLine, largestFalls, seriesOf } from "./history-words";

type Props = { history: QuotaHistory; name: HistoryKey; asTable: boolean; locale: string };

const small = buttonVariants({ variant: "ghost", size: "sm" });

function Actions({ history: { range }, name, asTable }: Props) {
  const label = historyWords[name];
  return (
    <div className="-mr-2 flex">
      <UrlLink
        patch={{ table: asTable ? null : name }}
        className={small}
        aria-label={asTable ? `${label} as a chart` : `${label} as a table`}
      >
        {asTable ? "Chart" : "Table"}
      </UrlLink>
      <a
        href={`/api/quota/history?range=${range}&counter=${name}`}
        download
        className={small}
        aria-label={`${label} as a CSV file`}
      >
        CSV
      </a>
    </div>
  );
}

/** One counter, or the wallet, over the range, as a chart with its words or as a table. */
export function HistoryPanel({ history, name, asTable, locale }: Props) {
  const { range, timeZone, from, to, points, gaps } = history;
  const { known, falls, words } = seriesOf(history, name, locale);
  const marked = largestFalls(falls);
  const id = `history-${name}`;
  const valueAt = (at: number) => known.find((point) => point.at === at)?.used ?? 0;
  return (
    <Panel pad aria-labelledby={id}>
      <PanelHeader
        titleId={id}
        title={`${historyWords[name]}, ${rangeSpans[range].words}`}
        level={3}
        actions={<Actions history={history} name={name} asTable={asTable} locale={locale} />}
      />
      {known.length === 0 ? (
        <EmptyState
          level={3}
          className="py-8"
          title="No readings in this range"
          body="The quota is read every five minutes and kept from then on."
        />
      ) : (
        <>
          <p className="text-ink-2 text-sm">{words}</p>
          {asTable ? (
            <HistoryTable history={history} name={name} locale={locale} />
          ) : (
            <LineChart
              from={from}
              to={to}
              timeZone={timeZone}
              longest={2 * rangeSpans[range].stepMs}
              points={points.map((point) => ({ at: point.at, value: pointValue(point, name) }))}
              limits={points.map((point) => ({ at: point.at, value: limitOf(point, name) }))}
              gaps={gaps}
              marks={marked.map(({ at }, index) => ({ at, value: valueAt(at), sign: String(index + 1) }))}
              currency={name === "wallet" ? "EUR" : undefined}
              daily={rangeSpans[range].kind === "day"}
              locale={locale}
            />
          )}
          {falls.length > 0 ? (
            <ol className="mt-1.5 list-inside list-decimal text-ink-2 text-sm" aria-label="Falls">
              {marked.map((fall) => (
                <li key={fall.at} className="wrap-anywhere">
                  {fallLine(fall, history, locale)}
                </li>
              ))}
            </ol>
          ) : null}
          {falls.length > marked.length ? (
            <p className="mt-1 text-ink-3 text-sm">
              {falls.length - marked.length} smaller {falls.length - marked.length === 1 ? "fall is" : "falls are"} in
              the table.
            </p>
          ) : null}
        </>
      )}
    </Panel>
  );
}

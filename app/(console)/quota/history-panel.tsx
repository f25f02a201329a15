import { useText } from "#use-text";
import { LineChart } from "@/components/charts/line-chart";
import { UrlLink } from "@/components/data-table/url-link";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { formatNumber } from "@/lib/format";
import { decreaseCause } from "@/lib/quota/decrease";
import { type HistoryKey, type QuotaHistory, rangeSpans } from "@/lib/quota/history-schemas";
import { limitOf, pointValue } from "@/lib/quota/history-values";
import { formatInstant, largestDecreases, seriesOf, summaryOf } from "./history-series";
import { HistoryTable } from "./history-table";

type Props = { history: QuotaHistory; name: HistoryKey; asTable: boolean; locale: string };

const small = buttonVariants({ variant: "ghost", size: "sm" });

function Actions({ history: { range }, name, asTable }: Props) {
  const text = useText("quota.history");
  const counter = useText("quota.counter")(name);
  return (
    <div className="-mr-2 flex">
      <UrlLink
        patch={{ table: asTable ? null : name }}
        className={small}
        aria-label={asTable ? text("viewAsChart", { counter }) : text("viewAsTable", { counter })}
      >
        {asTable ? text("chart") : text("table")}
      </UrlLink>
      <a
        href={`/api/quota/history?range=${range}&counter=${name}`}
        download
        className={small}
        aria-label={text("exportOne", { counter })}
      >
        {text("csv")}
      </a>
    </div>
  );
}

function Decreases({ history, name, locale }: Omit<Props, "asTable">) {
  const text = useText("quota.history");
  const cause = useText("quota.decrease");
  const { decreases } = seriesOf(history, name);
  const marked = largestDecreases(decreases);
  const others = decreases.length - marked.length;
  return (
    <>
      {marked.length > 0 ? (
        <ol className="mt-1.5 list-inside list-decimal text-ink-2 text-sm" aria-label={text("decreases")}>
          {marked.map((decrease) => (
            <li key={decrease.at} className="wrap-anywhere">
              {text("decrease", {
                time: formatInstant(decrease.at, history, locale),
                by: formatNumber(decrease.by, locale),
                cause: decreaseCause(cause, decrease),
              })}
            </li>
          ))}
        </ol>
      ) : null}
      {others > 0 ? <p className="mt-1 text-ink-3 text-sm">{text("moreDecreases", { count: others })}</p> : null}
    </>
  );
}

function Chart({ history, name, locale }: Omit<Props, "asTable">) {
  const { range, timeZone, from, to, points, gaps } = history;
  const { known, decreases } = seriesOf(history, name);
  const valueAt = (at: number) => known.find((point) => point.at === at)?.used ?? 0;
  return (
    <LineChart
      from={from}
      to={to}
      timeZone={timeZone}
      longest={2 * rangeSpans[range].stepMs}
      points={points.map((point) => ({ at: point.at, value: pointValue(point, name) }))}
      limits={points.map((point) => ({ at: point.at, value: limitOf(point, name) }))}
      gaps={gaps}
      marks={largestDecreases(decreases).map(({ at }, index) => ({ at, value: valueAt(at), sign: String(index + 1) }))}
      currency={name === "wallet" ? "EUR" : undefined}
      daily={rangeSpans[range].kind === "day"}
      locale={locale}
    />
  );
}

/** One counter, or the wallet, over the range, as a chart with a text summary, or as a table. */
export function HistoryPanel({ history, name, asTable, locale }: Props) {
  const text = useText("quota.history");
  const counter = useText("quota.counter")(name);
  const lines = summaryOf(text, history, { key: name, locale });
  const isEmpty = seriesOf(history, name).known.length === 0;
  const id = `history-${name}`;
  return (
    <Panel
      pad
      titleId={id}
      title={text("panel", { counter, range: text(`range.${history.range}`) })}
      level={3}
      actions={<Actions history={history} name={name} asTable={asTable} locale={locale} />}
    >
      {isEmpty ? (
        <EmptyState level={3} className="py-8!" title={text("empty")} body={text("emptyBody")} />
      ) : (
        <>
          <p className="text-ink-2 text-sm">{lines.join(" ")}</p>
          {asTable ? (
            <HistoryTable history={history} name={name} locale={locale} />
          ) : (
            <Chart history={history} name={name} locale={locale} />
          )}
          <Decreases history={history} name={name} locale={locale} />
        </>
      )}
    </Panel>
  );
}

import { LineChart } from "@/components/charts/line-chart";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/data-table/table";
import { formatNumber } from "@/lib/format";
import { quotaWords } from "@/lib/quota/schemas";
import type { Subject } from "@/lib/quota/subject-usage";
import { type UsageSeries, usageKeys } from "@/lib/quota/usage-series";
import { zoneWords } from "@/lib/time-zone";
import { chartPoints, seriesWords } from "./subject-words";
import { dayWords } from "./usage-words";

type Props = { series: UsageSeries; kind: Subject["kind"]; locale: string };

function ChangesTable({ series, locale }: Omit<Props, "kind">) {
  return (
    <section
      aria-label="Days on which usage changed"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="mt-2 max-h-80 overflow-y-auto rounded-lg"
    >
      <Table caption="What was used by the end of each day on which it changed, newest first">
        <TableHead>
          <HeadCell>Day ({zoneWords(series.timeZone)})</HeadCell>
          {usageKeys.map((key) => (
            <HeadCell key={key} numeric>
              {quotaWords[key]}
            </HeadCell>
          ))}
        </TableHead>
        <tbody>
          {[...series.changes].reverse().map(({ day, used }) => (
            <Row key={day}>
              <Cell className="whitespace-nowrap">{dayWords(day)}</Cell>
              {usageKeys.map((key) => (
                <Cell key={key} numeric>
                  {formatNumber(used[key], locale)}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** A year of what one organization or customer used: a chart for each counter that it used at all, and one table of all. */
export function SubjectHistory({ series, kind, locale }: Props) {
  const shown = usageKeys.filter((key) => series.points.some(({ used }) => used[key] > 0));
  const unused = usageKeys.filter((key) => !shown.includes(key)).map((key) => quotaWords[key]);
  return (
    <div className="border-line border-t px-4 py-3.5">
      <h3 className="font-semibold text-base">History, 12 months</h3>
      <p className="text-ink-3 text-sm">
        What was used by the end of each day ({zoneWords(series.timeZone)}).
        {kind === "customer"
          ? " Of the organizations linked now; each counts from the first day on which its figures were kept, until it goes."
          : null}
      </p>
      {series.points.length === 0 ? (
        <p className="mt-2 text-ink-2">Nothing is kept yet. It is kept once an hour, when it changed.</p>
      ) : (
        <>
          <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-2">
            {shown.map((key) => (
              <div key={key} className="min-w-0">
                <h4 className="font-[560] text-sm">{quotaWords[key]}</h4>
                <p className="text-ink-2 text-sm">{seriesWords(series, key, locale)}</p>
                <LineChart
                  from={series.from}
                  to={series.to}
                  // Its points are days of a calendar, not instants.
                  timeZone="UTC"
                  longest={Number.POSITIVE_INFINITY}
                  points={chartPoints(series, key)}
                  limits={[]}
                  gaps={series.gaps}
                  marks={[]}
                  locale={locale}
                />
              </div>
            ))}
          </div>
          {unused.length > 0 ? <p className="mt-2 text-ink-3 text-sm">Not used so far: {unused.join(", ")}.</p> : null}
          <details className="mt-3">
            <summary className="w-fit rounded-sm text-ink-2 text-sm hover:text-ink">The same as a table</summary>
            <ChangesTable series={series} locale={locale} />
          </details>
        </>
      )}
    </div>
  );
}

import { useText } from "#use-text";
import { LineChart } from "@/components/charts/line-chart";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/data-table/table";
import { Scrolling } from "@/components/ui/scrolling";
import { formatNumber } from "@/lib/format";
import { zoneWords } from "@/lib/time/zone";
import type { Subject } from "@/lib/usage/subject-usage";
import { type UsageSeries, usageKeys } from "@/lib/usage/usage-series";
import { chartPoints, seriesSummary } from "./subject-series";
import { formatDay } from "./usage-figures";

type Props = { series: UsageSeries; kind: Subject["kind"]; locale: string };

function ChangesTable({ series, locale }: Omit<Props, "kind">) {
  const text = useText("usage.subjectHistory");
  const counter = useText("quota.counter");
  return (
    <Scrolling aria-label={text("table")} className="mt-2 max-h-80 overflow-y-auto rounded-lg">
      <Table caption={text("caption")}>
        <TableHead>
          <HeadCell>{text("day", { zone: zoneWords(series.timeZone) })}</HeadCell>
          {usageKeys.map((key) => (
            <HeadCell key={key} numeric>
              {counter(key)}
            </HeadCell>
          ))}
        </TableHead>
        <tbody>
          {[...series.changes].reverse().map(({ day, used }) => (
            <Row key={day}>
              <Cell className="whitespace-nowrap">{formatDay(day, locale)}</Cell>
              {usageKeys.map((key) => (
                <Cell key={key} numeric>
                  {formatNumber(used[key], locale)}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </Scrolling>
  );
}

/** A year of usage of one organization or customer: a chart per counter with usage, and one table of all. */
export function SubjectHistory({ series, kind, locale }: Props) {
  const text = useText("usage.subjectHistory");
  const counter = useText("quota.counter");
  const shown = usageKeys.filter((key) => series.points.some(({ used }) => used[key] > 0));
  const unused = usageKeys.filter((key) => !shown.includes(key)).map((key) => counter(key));
  const zone = zoneWords(series.timeZone);
  return (
    <div className="border-line border-t px-4 py-3.5">
      <h3 className="font-semibold text-base">{text("title")}</h3>
      <p className="text-ink-3 text-sm">
        {kind === "customer" ? text("byCustomer", { zone }) : text("byOrganization", { zone })}
      </p>
      {series.points.length === 0 ? (
        <p className="mt-2 text-ink-2">{text("none")}</p>
      ) : (
        <>
          <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-2">
            {shown.map((key) => (
              <div key={key} className="min-w-0">
                <h4 className="font-[560] text-sm">{counter(key)}</h4>
                <p className="text-ink-2 text-sm">{seriesSummary(text, series, { key, locale }).join(" ")}</p>
                <LineChart
                  from={series.from}
                  to={series.to}
                  // Its points are calendar days, not instants.
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
          {unused.length > 0 ? (
            <p className="mt-2 text-ink-3 text-sm">{text("unused", { counters: unused.join(", ") })}</p>
          ) : null}
          <details className="mt-3">
            <summary className="w-fit rounded-sm text-ink-2 text-sm hover:text-ink">{text("asTable")}</summary>
            <ChangesTable series={series} locale={locale} />
          </details>
        </>
      )}
    </div>
  );
}

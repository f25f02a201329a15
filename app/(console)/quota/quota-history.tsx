import { DataRegion } from "@/components/data-table/data-region";
import { UrlLink } from "@/components/data-table/url-link";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/lib/cn";
import { historyRanges, type QuotaHistory, rangeSpans } from "@/lib/quota/history-schemas";
import { quotaKeys } from "@/lib/quota/schemas";
import { HistoryPanel } from "./history-panel";
import { type QuotaParams, quotaParamDefaults } from "./search-params";

function Ranges({ current }: { current: QuotaParams["range"] }) {
  return (
    <nav aria-label="Range of the history">
      <ul className="flex flex-wrap gap-1">
        {historyRanges.map((range) => (
          <li key={range}>
            <UrlLink
              patch={{ range: range === quotaParamDefaults.range ? null : range }}
              aria-current={range === current ? "page" : undefined}
              data-forced={range === current ? "current" : undefined}
              className={cn(
                "flex min-h-8 items-center rounded-lg border px-2.5 py-1 text-sm",
                range === current
                  ? "border-line-3 bg-panel font-[550] text-ink"
                  : "border-transparent text-ink-2 hover:bg-sunk hover:text-ink",
              )}
            >
              {rangeSpans[range].words}
            </UrlLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Props = { history: QuotaHistory; params: QuotaParams; locale: string };

/** The five counters over the range of the URL. */
export function QuotaHistorySection({ history, params, locale }: Props) {
  return (
    <UrlStateProvider>
      <section aria-labelledby="history" className="mt-7">
        <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div>
            <h2 id="history" className="font-semibold text-base">
              History
            </h2>
            <p className="text-ink-3 text-sm">
              The last reading of each {params.range === "24h" ? "hour" : params.range === "30d" ? "six hours" : "day"},
              in UTC. The dashed line is the limit; numbers mark falls.
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <Ranges current={params.range} />
            <a
              href={`/api/quota/history?range=${params.range}`}
              download
              className={buttonVariants({ size: "sm" })}
              aria-label="All counters as a CSV file"
            >
              Export CSV
            </a>
          </div>
        </div>
        <DataRegion>
          <div className="grid items-start gap-3 lg:grid-cols-2 lg:[&>:last-child]:col-span-2">
            {quotaKeys.map((key) => (
              <HistoryPanel key={key} history={history} name={key} asTable={params.table === key} locale={locale} />
            ))}
          </div>
        </DataRegion>
      </section>
    </UrlStateProvider>
  );
}

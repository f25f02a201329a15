import { useText } from "#use-text";
import { DataRegion } from "@/components/data-table/data-region";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { buttonVariants } from "@/components/ui/button-variants";
import { historyKeys, historyRanges, type QuotaHistory } from "@/lib/quota/history-schemas";
import { quotaKeys } from "@/lib/quota/model";
import { zoneWords } from "@/lib/time/zone";
import { ChoiceLinks } from "./choice-links";
import { HistoryPanel } from "./history-panel";
import { type QuotaParams, quotaParamDefaults } from "./search-params";

type Props = { history: QuotaHistory; params: QuotaParams; locale: string };

/** The five counters, and the wallet where there is one, over the range of the URL. */
export function QuotaHistorySection({ history, params, locale }: Props) {
  const text = useText("quota.history");
  const keys = history.hasWallet ? historyKeys : quotaKeys;
  return (
    <UrlStateProvider>
      <section aria-labelledby="history" className="mt-7">
        <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div>
            <h2 id="history" className="font-semibold text-base">
              {text("title")}
            </h2>
            <p className="text-ink-3 text-sm">
              {text(`snapshots.${params.range}`, { zone: zoneWords(history.timeZone) })}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <ChoiceLinks
              label={text("ranges")}
              current={params.range}
              choices={historyRanges.map((range) => ({
                value: range,
                label: text(`range.${range}`),
                patch: { range: range === quotaParamDefaults.range ? null : range },
              }))}
            />
            <a
              href={`/api/quota/history?range=${params.range}`}
              download
              className={buttonVariants({ size: "sm" })}
              aria-label={text("exportAll")}
            >
              {text("export")}
            </a>
          </div>
        </div>
        <DataRegion>
          <div className="grid items-start gap-3 lg:grid-cols-2 lg:[&>:last-child:nth-child(odd)]:col-span-2">
            {keys.map((key) => (
              <HistoryPanel key={key} history={history} name={key} asTable={params.table === key} locale={locale} />
            ))}
          </div>
        </DataRegion>
      </section>
    </UrlStateProvider>
  );
}

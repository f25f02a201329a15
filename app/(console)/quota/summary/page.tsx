import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { formatMonth } from "@/lib/time/dates";
import { zoneWords } from "@/lib/time/zone";
import { isChangeKnown, monthlySummary, recordedMonths } from "@/lib/usage/summary";
import { chosenMonth, type MonthState, summaryParamsSchema } from "@/lib/usage/summary-schemas";
import { MonthForm } from "./month-form";
import { PrintButton } from "./print-button";
import { basisText, limitNote } from "./summary-basis";
import { SummaryTable } from "./summary-table";

/** The maximum number of customers shown and printed; the file has all. */
const MOST = 500;

type NoDataProps = { month: string; months: readonly MonthState[]; locale: string };

function NoData({ month, months, locale }: NoDataProps) {
  const text = useText("usage.summary");
  const newest = months[0];
  const oldest = months.at(-1);
  return (
    <Panel>
      <EmptyState
        title={month === "" ? text("none") : text("noneInMonth", { month: formatMonth(month, locale) })}
        body={
          oldest && newest
            ? text("recorded", {
                first: formatMonth(oldest.month, locale),
                last: formatMonth(newest.month, locale),
              })
            : text("noneBody")
        }
        action={newest ? <ButtonLink href="/quota/summary">{text("showLatest")}</ButtonLink> : undefined}
      />
    </Panel>
  );
}

const { generateMetadata, page } = definePage({
  permission: "quota:read",
  search: { schema: summaryParamsSchema, defaults: { month: "" } },
  load: async (ctx, { query }) => {
    const months = await recordedMonths(ctx);
    const { month, state } = chosenMonth(query.month, months);
    return { months, month, state, summary: state ? await monthlySummary(ctx, month, MOST) : null };
  },
  title: async () => (await getText("usage.summary"))("title"),
  render: async ({ ignored, data: { months, month, state, summary }, locale }) => {
    const isKnown = isChangeKnown(months, month);
    const [text, basis] = await Promise.all([getText("usage.summary"), getText("usage.summaryBasis")]);
    const notAll = summary && limitNote(basis, { shown: summary.rows.length, total: summary.total });
    const shownMonth = month && formatMonth(month, locale);
    const subtitle = state
      ? text("subtitleMonthZone", { month: shownMonth, zone: zoneWords(state.timeZone) })
      : text("subtitleMonth", { month: shownMonth });
    return (
      <>
        <PageHeader
          title={text("title")}
          breadcrumbs={[{ href: "/quota", label: text("quota") }]}
          subtitle={month === "" ? text("subtitle") : subtitle}
          actions={
            state ? (
              <div data-print="hide" className="flex flex-wrap gap-2">
                <ClientText of={["usage.print"]}>
                  <PrintButton />
                </ClientText>
                <a href={`/api/quota/summary?month=${month}`} download className={buttonVariants({})}>
                  {text("export")}
                </a>
              </div>
            ) : undefined
          }
        />
        {ignored.length > 0 ? (
          <Note tone="info" title={text("ignored")} className="mb-3">
            {text("ignoredBody")}
          </Note>
        ) : null}
        {months.length > 0 ? <MonthForm month={month} months={months} locale={locale} /> : null}
        {state && summary ? (
          <>
            <p className="mb-2 text-ink-2 text-sm">
              {basisText(basis, state, { isChangeKnown: isKnown, locale }).join(" ")}
            </p>
            {notAll ? <p className="mb-2 font-[560] text-sm">{notAll}</p> : null}
            <SummaryTable summary={summary} month={month} isChangeKnown={isKnown} locale={locale} />
          </>
        ) : (
          <NoData month={month} months={months} locale={locale} />
        )}
      </>
    );
  },
});

export { generateMetadata, page as default };

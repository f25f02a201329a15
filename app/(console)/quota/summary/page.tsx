import type { Metadata } from "next";
import { headers } from "next/headers";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requirePagePermission } from "@/lib/auth/session";
import { pickLocale } from "@/lib/format";
import { isChangeKnown, keptMonths, monthlySummary } from "@/lib/quota/summary";
import { chosenMonth, type MonthState, monthWords, summaryParamsSchema } from "@/lib/quota/summary-schemas";
import { getSystemContext } from "@/lib/server-context";
import { zoneWords } from "@/lib/time-zone";
import { MonthForm } from "./month-form";
import { PrintButton } from "./print-button";
import { SummaryTable } from "./summary-table";
import { basisWords, shownWords } from "./summary-words";

export const metadata: Metadata = { title: "Monthly summary" };

/** So many customers are shown and printed; the file has them all. */
const MOST = 500;

function NothingKept({ month, months }: { month: string; months: readonly MonthState[] }) {
  const newest = months[0];
  const oldest = months.at(-1);
  return (
    <Panel>
      <EmptyState
        title={month === "" ? "Nothing is kept yet" : `Nothing was kept in ${monthWords(month)}`}
        body={
          oldest && newest
            ? `Figures are kept from ${monthWords(oldest.month)} to ${monthWords(newest.month)}. What was used before is not known.`
            : "What is used is kept once an hour from the console's first hour on. Come back then."
        }
        action={newest ? <ButtonLink href="/quota/summary">Show the newest whole month</ButtonLink> : undefined}
      />
    </Panel>
  );
}

export default async function SummaryPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  await requirePagePermission("quota:read");
  const { query, ignored } = readSearchParams(summaryParamsSchema, { month: "" }, await searchParams);
  const ctx = await getSystemContext();
  const months = await keptMonths(ctx);
  const { month, state } = chosenMonth(query.month, months);
  const summary = state ? await monthlySummary(ctx, month, MOST) : null;
  const isKnown = isChangeKnown(months, month);
  const locale = pickLocale((await headers()).get("accept-language"));
  const notAll = summary && shownWords(summary.rows.length, summary.total, locale);
  return (
    <>
      <PageHeader
        title="Monthly summary"
        breadcrumbs={[{ href: "/quota", label: "Quota" }]}
        subtitle={
          month === ""
            ? "Of each customer, as CSV and on paper"
            : `${monthWords(month)}${state ? ` (${zoneWords(state.timeZone)})` : ""}, by customer`
        }
        actions={
          state ? (
            <div data-print="hide" className="flex flex-wrap gap-2">
              <PrintButton />
              <a href={`/api/quota/summary?month=${month}`} download className={buttonVariants({})}>
                Export CSV
              </a>
            </div>
          ) : undefined
        }
      />
      {ignored.length > 0 ? (
        <Note tone="info" title="The month in the address is not one, and was left out" className="mb-3">
          A month is written as 2026-10. What you see is {month === "" ? "without it" : monthWords(month)}.
        </Note>
      ) : null}
      {months.length > 0 ? <MonthForm month={month} months={months} /> : null}
      {state && summary ? (
        <>
          <p className="mb-2 text-ink-2 text-sm">{basisWords(state, isKnown)}</p>
          {notAll ? <p className="mb-2 font-[560] text-sm">{notAll}</p> : null}
          <SummaryTable summary={summary} month={month} isChangeKnown={isKnown} locale={locale} />
        </>
      ) : (
        <NothingKept month={month} months={months} />
      )}
    </>
  );
}

import { useText } from "#use-text";
import { shortText } from "@/app/short-text";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { formatMonth } from "@/lib/time/dates";
import type { monthlySummary } from "@/lib/usage/summary";
import { type SummaryFigures, summaryCounters, summaryKeys } from "@/lib/usage/summary-schemas";
import { formatSigned } from "../usage-figures";

type Props = {
  summary: Awaited<ReturnType<typeof monthlySummary>>;
  month: string;
  isChangeKnown: boolean;
  locale: string;
};
type FiguresProps = { used: SummaryFigures; before: SummaryFigures } & Pick<Props, "isChangeKnown" | "locale">;

function Figures({ used, before, isChangeKnown, locale }: FiguresProps) {
  return summaryKeys.map((key) => (
    <Cell key={key} numeric>
      <Num value={used[key]} />
      <span className="block text-ink-3 text-xs">
        {isChangeKnown ? formatSigned(used[key] - before[key], locale) : "—"}
      </span>
    </Cell>
  ));
}

/** Each customer's figures for a month, with the change below, and the total. */
export function SummaryTable({ summary, month, isChangeKnown, locale }: Props) {
  const { rows, used, before } = summary;
  const text = useText("usage.summaryTable");
  const counter = useText("quota.counter");
  const shared = { isChangeKnown, locale };
  const shownMonth = formatMonth(month, locale);
  return (
    <Panel aria-label={text("label", { month: shownMonth })} data-print="sheet">
      <Table caption={text("caption", { month: shownMonth })}>
        <TableHead>
          <HeadCell>{text("customer")}</HeadCell>
          {summaryKeys.map((key) => (
            <HeadCell key={key} numeric>
              {counter(summaryCounters[key])}
            </HeadCell>
          ))}
        </TableHead>
        <TableBody>
          <Row className="font-[560]">
            <Cell>{text("total")}</Cell>
            <Figures used={used} before={before} {...shared} />
          </Row>
          {rows.map((row) => (
            <Row key={row.customer?.id ?? ""}>
              <Cell className="min-w-36">
                {row.customer ? (
                  <RowLink href={`/customers/${row.customer.id}`} dir="auto">
                    {shortText(row.customer.name || text("deletedCustomer"), 120)}
                  </RowLink>
                ) : (
                  <RowLink href="/reconciliation?kind=unlinked">{text("unassigned")}</RowLink>
                )}
              </Cell>
              <Figures used={row.used} before={row.before} {...shared} />
            </Row>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}

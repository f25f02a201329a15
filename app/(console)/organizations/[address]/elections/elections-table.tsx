import type { ReactNode } from "react";
import { useLocale, useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Late } from "@/components/ui/late";
import { Num } from "@/components/ui/number";
import type { ElectionRow, Tally } from "@/lib/elections/model";
import { formatInstant } from "@/lib/format";
import { ElectionChip } from "./election-chip";
import { Votes } from "./votes";

type Tallies = Promise<Map<string, Map<string, Tally>>>;
type Props = { address: string; rows: readonly ElectionRow[]; tallies: Tallies; timeZone: string };

const MINUTE = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" } as const;

export function ElectionsTable({ address, rows, tallies, timeZone }: Props) {
  const text = useText("elections.list");
  const locale = useLocale();
  const time = (value: string | null) =>
    value === null ? "—" : <time dateTime={value}>{formatInstant(value, locale, { ...MINUTE, timeZone })}</time>;
  const votesOf = (row: ElectionRow, question: string | undefined) => (
    <Late
      shown={
        <span className="text-ink-3">
          <span aria-hidden="true">…</span>
          <span className="sr-only">{text("loadingVotes")}</span>
        </span>
      }
      live={tallies.then(
        (all): ReactNode => <Votes votes={all.get(row.id)?.get(question ?? "")?.votes} census={row.census} />,
      )}
    />
  );
  return (
    <Table caption={text("caption")}>
      <TableHead>
        <HeadCell>{text("title")}</HeadCell>
        <HeadCell hide>{text("status")}</HeadCell>
        <HeadCell hide>{text("start")}</HeadCell>
        <HeadCell hide>{text("end")}</HeadCell>
        <HeadCell hide numeric>
          {text("census")}
        </HeadCell>
        <HeadCell numeric>{text("votes")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell className="min-w-40 align-top">
              <RowLink href={`/organizations/${address}/elections/${row.id}`}>{row.title || text("untitled")}</RowLink>
              <NarrowLine>
                <ElectionChip state={row.state} /> {text.rich("endsAt", { time: () => time(row.endDate) })}
              </NarrowLine>
              {row.questions.length > 1 ? (
                <ol className="mt-1 flex list-decimal flex-col gap-0.5 pl-4 text-ink-2 text-sm">
                  {row.questions.map((question) => (
                    <li key={question.id} className="wrap-anywhere">
                      {question.title || text("untitled")}
                      {question.state === row.state ? null : (
                        <span className="ml-1.5">
                          <ElectionChip state={question.state} />
                        </span>
                      )}
                      <span className="ml-1.5 whitespace-nowrap tabular-nums">{votesOf(row, question.id)}</span>
                    </li>
                  ))}
                </ol>
              ) : null}
            </Cell>
            <Cell hide className="align-top">
              <ElectionChip state={row.state} />
            </Cell>
            <Cell hide className="whitespace-nowrap align-top text-ink-2">
              {time(row.startDate)}
            </Cell>
            <Cell hide className="whitespace-nowrap align-top text-ink-2">
              {time(row.endDate)}
            </Cell>
            <Cell hide numeric className="align-top">
              {row.census === null ? "—" : <Num value={row.census} />}
            </Cell>
            <Cell numeric className="align-top">
              {row.questions.length > 1 ? (
                <span className="text-ink-3">{text("questions", { count: row.questions.length })}</span>
              ) : (
                votesOf(row, row.questions[0]?.id)
              )}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

import { useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OperationView } from "@/lib/operations/model";
import { OperationDuration } from "../operation-duration";
import { operationTitle } from "../operation-title";
import { StateChip } from "../state-chip";

export function OperationsTable({ rows, now }: { rows: readonly OperationView[]; now: string }) {
  const text = useText("operations.list");
  const titleText = useText("operations.title");
  return (
    <Table caption={text("caption")}>
      <TableHead>
        <HeadCell>{text("what")}</HeadCell>
        <HeadCell>{text("state")}</HeadCell>
        <HeadCell hide>{text("who")}</HeadCell>
        <HeadCell hide>{text("when")}</HeadCell>
        <HeadCell hide numeric>
          {text("took")}
        </HeadCell>
        <HeadCell hide>{text("lastStep")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((operation) => (
          <Row key={operation.id}>
            <Cell>
              <RowLink href={`/operations/${operation.id}`} className="line-clamp-2!">
                {operationTitle(operation, titleText)}
              </RowLink>
              <NarrowLine>
                {operation.actorName} · <RelativeTime value={operation.createdAt} now={now} />
              </NarrowLine>
            </Cell>
            <Cell>
              <StateChip state={operation.state} />
            </Cell>
            <Cell hide className="whitespace-nowrap">
              <span className="block max-w-44 truncate">{operation.actorName}</span>
            </Cell>
            <Cell hide className="whitespace-nowrap text-ink-3">
              <RelativeTime value={operation.createdAt} now={now} />
            </Cell>
            <Cell hide numeric className="text-ink-3">
              <OperationDuration operation={operation} now={now} />
            </Cell>
            <Cell hide className="text-ink-2">
              {operation.steps.at(-1)?.step ?? "—"}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

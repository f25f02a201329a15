import { useText } from "#use-text";
import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import type { AuditRow } from "@/lib/audit/list";
import { EntryRow } from "./entry-row";

/** The audit log; each row opens to what changed. */
export function AuditTable({ rows, now }: { rows: readonly AuditRow[]; now: string }) {
  const text = useText("audit.table");
  return (
    <Table caption={text("caption")}>
      <TableHead>
        <HeadCell>{text("time")}</HeadCell>
        <HeadCell hide>{text("person")}</HeadCell>
        <HeadCell>{text("action")}</HeadCell>
        <HeadCell hide>{text("target")}</HeadCell>
        <HeadCell hide>{text("outcome")}</HeadCell>
        <HeadCell>
          <span className="sr-only">{text("details")}</span>
        </HeadCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <EntryRow key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </Table>
  );
}

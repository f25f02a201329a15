import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import type { AuditRow } from "@/lib/audit/list";
import { ActivityRow } from "./activity-row";

/** The audit log; each row opens to what changed. */
export function ActivityTable({ rows, now }: { rows: readonly AuditRow[]; now: string }) {
  return (
    <Table caption="Recorded activity, newest first">
      <TableHead>
        <HeadCell>When</HeadCell>
        <HeadCell hide>Who</HeadCell>
        <HeadCell>What</HeadCell>
        <HeadCell hide>Target</HeadCell>
        <HeadCell hide>Outcome</HeadCell>
        <HeadCell>
          <span className="sr-only">Details</span>
        </HeadCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <ActivityRow key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </Table>
  );
}

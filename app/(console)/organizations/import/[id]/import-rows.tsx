import { useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { type ImportRow, rowGroupWords } from "@/lib/imports/schemas";
import { groupTones } from "../import-words";

function State({ row: { group, state } }: { row: ImportRow }) {
  const stateText = useText("operations.state");
  const words = state === "undecided" || state === "closed" ? stateText(state) : rowGroupWords[group];
  return <Chip tone={groupTones[group]}>{words}</Chip>;
}

/** Rows in the order of the file: each leads to its operation, and to its organization once there is one. */
export function ImportRows({ rows }: { rows: readonly ImportRow[] }) {
  return (
    <Table caption="Rows in the order of the file">
      <TableHead>
        <HeadCell hide>Line</HeadCell>
        <HeadCell>Name</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell hide>What came of it</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => {
          const { operationId, line, name, address, reason } = row;
          const organization = address ? (
            <Link href={`/organizations/${address}`} aria-label={`Open the organization ${name}`} className="link">
              Open the organization
            </Link>
          ) : null;
          return (
            <Row key={operationId}>
              <Cell hide className="align-top text-ink-3 tabular-nums">
                {line}
              </Cell>
              <Cell className="align-top">
                <RowLink href={`/operations/${operationId}`} dir="auto" className="line-clamp-2">
                  {name}
                </RowLink>
                <NarrowLine>{organization ?? reason}</NarrowLine>
              </Cell>
              <Cell className="align-top">
                <State row={row} />
              </Cell>
              <Cell hide className="wrap-anywhere text-ink-2">
                {organization ?? reason ?? "—"}
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

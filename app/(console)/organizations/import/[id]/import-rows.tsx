import { useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import type { ImportRow } from "@/lib/imports/model";
import { groupTones } from "../import-state";

function Status({ row: { group, state } }: { row: ImportRow }) {
  const text = useText("imports.groups");
  return <Chip tone={groupTones[group]}>{text(state === "undecided" || state === "closed" ? state : group)}</Chip>;
}

/** Rows in file order, each linked to its operation and, once created, its organization. */
export function ImportRows({ rows }: { rows: readonly ImportRow[] }) {
  const text = useText("imports.rows");
  return (
    <Table caption={text("caption")}>
      <TableHead>
        <HeadCell hide>{text("line")}</HeadCell>
        <HeadCell>{text("name")}</HeadCell>
        <HeadCell>{text("status")}</HeadCell>
        <HeadCell hide>{text("result")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => {
          const { operationId, line, name, address, reason } = row;
          const organization = address ? (
            <Link href={`/organizations/${address}`} aria-label={text("openNamed", { name })} className="link">
              {text("open")}
            </Link>
          ) : null;
          return (
            <Row key={operationId}>
              <Cell hide className="align-top text-ink-3 tabular-nums">
                {line}
              </Cell>
              <Cell className="align-top">
                <RowLink href={`/operations/${operationId}`} dir="auto" className="line-clamp-2!">
                  {name}
                </RowLink>
                <NarrowLine>{organization ?? reason}</NarrowLine>
              </Cell>
              <Cell className="align-top">
                <Status row={row} />
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

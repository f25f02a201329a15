import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Chip } from "@/components/ui/chip";
import { Num } from "@/components/ui/number";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { type ImportView, isImportMoving } from "@/lib/imports/schemas";
import { RefreshWhile } from "../../operations/refresh-while";
import { importState, importTitle } from "./import-words";

/** The newest imports, whoever began them. */
export function RecentImports({ imports, now }: { imports: readonly ImportView[]; now: string }) {
  if (imports.length === 0) return null;
  return (
    <Panel aria-labelledby="recent" className="mt-4">
      <RefreshWhile active={imports.some(isImportMoving)} everyMs={5_000} />
      <PanelHeader titleId="recent" title="Recent imports" ruled />
      <Table caption="Imports, newest first">
        <TableHead>
          <HeadCell>What</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell numeric>Created</HeadCell>
          <HeadCell hide>Who</HeadCell>
          <HeadCell hide>When</HeadCell>
        </TableHead>
        <TableBody>
          {imports.map((view) => {
            const { word, tone } = importState(view);
            return (
              <Row key={view.id}>
                <Cell>
                  <RowLink href={`/organizations/import/${view.id}`}>{importTitle(view)}</RowLink>
                  <NarrowLine>
                    {view.actorName} · <RelativeTime value={view.createdAt} now={now} />
                  </NarrowLine>
                </Cell>
                <Cell>
                  <Chip tone={tone}>{word}</Chip>
                </Cell>
                <Cell numeric>
                  <Num value={view.counts.created} /> of <Num value={view.rows} />
                </Cell>
                <Cell hide>{view.actorName}</Cell>
                <Cell hide className="whitespace-nowrap text-ink-3">
                  <RelativeTime value={view.createdAt} now={now} />
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </Panel>
  );
}

import { useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Chip } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ImportView } from "@/lib/imports/model";
import { isImportInProgress } from "@/lib/imports/model";
import { importState, importTitle } from "./import-state";

/** The newest imports by anyone. */
export function RecentImports({ imports, now }: { imports: readonly ImportView[]; now: string }) {
  const text = useText("imports.recent");
  const progress = useText("imports.progress");
  if (imports.length === 0) return null;
  return (
    <Panel titleId="recent" title={text("title")} className="mt-4">
      <RefreshWhile active={imports.some(isImportInProgress)} everyMs={5_000} />
      <Table caption={text("caption")}>
        <TableHead>
          <HeadCell>{text("import")}</HeadCell>
          <HeadCell>{text("status")}</HeadCell>
          <HeadCell numeric>{text("created")}</HeadCell>
          <HeadCell hide>{text("startedBy")}</HeadCell>
          <HeadCell hide>{text("started")}</HeadCell>
        </TableHead>
        <TableBody>
          {imports.map((view) => {
            const { name, tone } = importState(view);
            return (
              <Row key={view.id}>
                <Cell>
                  <RowLink href={`/organizations/import/${view.id}`}>{importTitle(view, progress)}</RowLink>
                  <NarrowLine>
                    {view.actorName} · <RelativeTime value={view.createdAt} now={now} />
                  </NarrowLine>
                </Cell>
                <Cell>
                  <Chip tone={tone}>{progress(name)}</Chip>
                </Cell>
                <Cell numeric>{text("createdOf", { created: view.counts.created, rows: view.rows })}</Cell>
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

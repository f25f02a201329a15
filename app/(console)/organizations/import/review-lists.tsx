"use client";

import { useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, Table, TableHead } from "@/components/data-table/table";
import { Scrolling } from "@/components/ui/scrolling";
import type { NewCustomer } from "@/lib/imports/model";
import type { TranslatedPreview } from "@/lib/imports/translate";

const scrolling = "max-h-80 overflow-y-auto rounded-lg border border-line";

/** Each problem: where it is, and what to do. */
export function ProblemRows({ problems }: Pick<TranslatedPreview, "problems">) {
  const text = useText("imports.lists");
  if (problems.length === 0) return null;
  return (
    <Scrolling className={scrolling} aria-label={text("errors")}>
      <Table caption={text("errors")}>
        <TableHead>
          <HeadCell className="w-16">{text("line")}</HeadCell>
          <HeadCell hide>{text("column")}</HeadCell>
          <HeadCell>{text("fix")}</HeadCell>
        </TableHead>
        <tbody>
          {problems.map(({ line, column, message }) => (
            <Row key={`${line} ${column} ${message}`}>
              <Cell className="align-top tabular-nums">{line}</Cell>
              <Cell hide className="align-top">
                {column ? <code>{column}</code> : text("wholeRow")}
              </Cell>
              <Cell className="wrap-anywhere">
                {message}
                <NarrowLine>{column ?? text("wholeRow")}</NarrowLine>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Scrolling>
  );
}

export function ExistingRows({ existing }: Pick<TranslatedPreview, "existing">) {
  const text = useText("imports.lists");
  if (existing.length === 0) return null;
  return (
    <Scrolling className={scrolling} aria-label={text("duplicates")}>
      <Table caption={text("duplicatesCaption", { count: existing.length })}>
        <TableHead>
          <HeadCell className="w-16">{text("line")}</HeadCell>
          <HeadCell>{text("name")}</HeadCell>
          <HeadCell>{text("duplicateOf")}</HeadCell>
        </TableHead>
        <tbody>
          {existing.map(({ line, name, where }) => (
            <Row key={line}>
              <Cell className="align-top tabular-nums">{line}</Cell>
              <Cell className="wrap-anywhere">
                <span dir="auto" className="line-clamp-2">
                  {name}
                </span>
              </Cell>
              <Cell className="text-ink-2">{where}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Scrolling>
  );
}

export function NewCustomers({ customers }: { customers: readonly NewCustomer[] }) {
  const text = useText("imports.lists");
  if (customers.length === 0) return null;
  return (
    <details>
      <summary className="w-fit rounded-sm py-0.5 text-ink-2">
        {text("newCustomers", { count: customers.length })}
      </summary>
      <ul className="mt-1 flex max-h-60 flex-col overflow-y-auto text-sm">
        {customers.map(({ name, externalId }) => (
          <li key={name} className="wrap-anywhere border-line border-t py-1 first:border-0">
            {name} {externalId === "" ? null : <span className="text-ink-3">{externalId}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

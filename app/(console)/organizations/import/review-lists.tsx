"use client";

import type { ReactNode } from "react";
import { Cell, HeadCell, NarrowLine, Row, Table, TableHead } from "@/components/data-table/table";
import type { ExistingRow, NewCustomer, RowProblem } from "@/lib/imports/schemas";
import { rowsOf } from "./import-words";

/** A list that may be long: it scrolls within itself, by keyboard as well. */
function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={label} tabIndex={0} className="max-h-80 overflow-y-auto rounded-lg border border-line">
      {children}
    </section>
  );
}

/** Each thing that is wrong: where, and what to do. */
export function ProblemRows({ problems }: { problems: readonly RowProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Scrolling label="Rows with errors">
      <Table caption="Rows with errors">
        <TableHead>
          <HeadCell className="w-16">Line</HeadCell>
          <HeadCell hide>Column</HeadCell>
          <HeadCell>What to do</HeadCell>
        </TableHead>
        <tbody>
          {problems.map(({ line, column, message }) => (
            <Row key={`${line} ${column} ${message}`}>
              <Cell className="align-top tabular-nums">{line}</Cell>
              <Cell hide className="align-top">
                {column ? <code>{column}</code> : "the row"}
              </Cell>
              <Cell className="wrap-anywhere">
                {message}
                <NarrowLine>{column ?? "the row"}</NarrowLine>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Scrolling>
  );
}

export function ExistingRows({ existing }: { existing: readonly ExistingRow[] }) {
  if (existing.length === 0) return null;
  return (
    <Scrolling label="Already there">
      <Table caption={`${rowsOf(existing.length)} whose organization is already there`}>
        <TableHead>
          <HeadCell className="w-16">Line</HeadCell>
          <HeadCell>Already there</HeadCell>
          <HeadCell>Where</HeadCell>
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

export function CustomersToMake({ customers }: { customers: readonly NewCustomer[] }) {
  if (customers.length === 0) return null;
  return (
    <details>
      <summary className="w-fit rounded-sm py-0.5 text-ink-2">
        {customers.length === 1 ? "1 customer" : `${customers.length.toLocaleString("en")} customers`} will be made
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

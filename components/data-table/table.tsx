import type { ComponentProps, ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/cn";

type TableProps = ComponentProps<"table"> & { caption: string };

/** `caption` names the table for screen readers. Parts: TableHead, HeadCell or SortHeader, TableBody, Row, Cell. */
export function Table({ caption, className, children, ...props }: TableProps) {
  return (
    <div className="overflow-x-auto">
      <table {...props} className={cn("w-full border-collapse", className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

type CellShape = {
  numeric?: boolean;
  /** Hides the column on narrow screens; put what matters in a `NarrowLine`. */
  hide?: boolean;
};

export const headCellClass = ({ numeric, hide }: CellShape) =>
  cn(
    "whitespace-nowrap border-line border-b px-2 py-[9px] font-[550] text-[12.5px] text-ink-3 md:px-3",
    numeric ? "text-right" : "text-left",
    hide && "max-md:hidden",
  );

export function HeadCell({ numeric, hide, className, ...props }: ComponentProps<"th"> & CellShape) {
  return <th scope="col" {...props} className={cn(headCellClass({ numeric, hide }), className)} />;
}

export function Row({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      {...props}
      className={cn(
        "group/row border-line border-b last:border-0 hover:bg-[color-mix(in_oklab,var(--sunk)_60%,transparent)] has-[a[data-row-link]]:cursor-pointer",
        className,
      )}
    />
  );
}

export function Cell({ numeric, hide, className, ...props }: ComponentProps<"td"> & CellShape) {
  return (
    <td
      {...props}
      className={cn(
        "px-2 py-[9px] md:px-3",
        numeric && "whitespace-nowrap text-right tabular-nums",
        hide && "max-md:hidden",
        className,
      )}
    />
  );
}

/** The row's name and its link; `TableBody` makes the whole row follow it. */
export function RowLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      {...props}
      data-row-link=""
      className={cn(
        "wrap-anywhere inline-block rounded-sm py-0.5 font-[560] text-ink group-hover/row:underline",
        className,
      )}
    />
  );
}

/** A second line under the name on narrow screens, with the content of hidden columns. */
export function NarrowLine({ children }: { children: ReactNode }) {
  return <div className="wrap-anywhere mt-0.5 text-ink-3 text-sm md:hidden">{children}</div>;
}

import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A quiet surface. `pad` for content of its own; leave it off for a table. */
export function Panel({ pad = false, className, ...props }: ComponentProps<"section"> & { pad?: boolean }) {
  return (
    <section
      {...props}
      className={cn("min-w-0 rounded-xl border border-line bg-panel shadow-xs", pad && "px-4 py-3.5", className)}
    />
  );
}

type PanelHeaderProps = {
  title: ReactNode;
  /** Quiet words at the end of the line. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Give it to `aria-labelledby` of the panel. */
  titleId?: string;
  /** `ruled` sits on a panel without padding and draws a line below. */
  ruled?: boolean;
  level?: 2 | 3;
};

export function PanelHeader({ title, note, actions, titleId, ruled = false, level = 2 }: PanelHeaderProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <header
      className={cn(
        "flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5",
        ruled ? "min-h-11 border-line border-b px-4 py-2" : "mb-2",
      )}
    >
      <Heading id={titleId} className="font-semibold text-base">
        {title}
      </Heading>
      {note || actions ? (
        <div className="flex flex-wrap items-center gap-2 text-ink-3 text-sm">
          {note}
          {actions}
        </div>
      ) : null}
    </header>
  );
}

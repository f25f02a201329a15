import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

type PanelHeaderProps = {
  title: ReactNode;
  titleId?: string | undefined;
  /** Quiet words at the end of the line. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Draws a line below, on a panel without padding. */
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

type PanelProps = Omit<ComponentProps<"section">, "title"> &
  Partial<Omit<PanelHeaderProps, "ruled">> & { pad?: boolean };

/**
 * A quiet surface, named by its title if it has one (which then needs `titleId`). `pad` for content of its own; leave
 * it off for a table.
 */
export function Panel({
  pad = false,
  title,
  titleId,
  note,
  actions,
  level,
  className,
  children,
  ...props
}: PanelProps) {
  return (
    <section
      aria-labelledby={titleId}
      {...props}
      className={cn("min-w-0 rounded-xl border border-line bg-panel shadow-xs", pad && "px-4 py-3.5", className)}
    >
      {title === undefined ? null : (
        <PanelHeader title={title} titleId={titleId} note={note} actions={actions} level={level} ruled={!pad} />
      )}
      {children}
    </section>
  );
}

import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type EmptyStateProps = {
  title: ReactNode;
  /** What to do next, in words. */
  body: ReactNode;
  action?: ReactNode;
  level?: 2 | 3;
  className?: string;
};

/** Nothing there; not for failures (that is `ErrorState`). */
export function EmptyState({ title, body, action, level = 2, className }: EmptyStateProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className={cn("flex flex-col items-center px-5 py-12 text-center", className)}>
      <Heading className="font-semibold text-base">{title}</Heading>
      <div className="mt-1 max-w-[52ch] text-ink-2">{body}</div>
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

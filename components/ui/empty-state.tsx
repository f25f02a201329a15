import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type EmptyStateProps = {
  title: ReactNode;
  /** What to do next, in words. */
  body?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  level?: 2 | 3;
  className?: string;
};

/** Nothing there; not for failures (that is `ErrorState`). */
export function EmptyState({ title, body, action, icon, level = 2, className }: EmptyStateProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className={cn("flex flex-col items-center px-5 py-12 text-center", className)}>
      {icon ? <div className="mb-3 text-ink-3 [&_svg]:size-6">{icon}</div> : null}
      <Heading className="font-semibold text-base">{title}</Heading>
      {body ? <div className="mt-1 max-w-[52ch] text-ink-2">{body}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

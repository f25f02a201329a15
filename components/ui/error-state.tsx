import { CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { RequestId } from "@/components/ui/request-id";
import { cn } from "@/lib/cn";

type ErrorStateProps = {
  /** What happened. */
  title: ReactNode;
  /** Why, and what can be done. */
  body?: ReactNode;
  /** What did NOT happen: "Nothing was changed." */
  unharmed?: ReactNode;
  /** A button or link that tries again (reading only). */
  retry?: ReactNode;
  requestId?: string | undefined;
  level?: 1 | 2 | 3;
  className?: string;
};

export function ErrorState({ title, body, unharmed, retry, requestId, level = 2, className }: ErrorStateProps) {
  const Heading = level === 1 ? "h1" : level === 2 ? "h2" : "h3";
  return (
    <div role="alert" className={cn("flex flex-col items-center px-5 py-10 text-center", className)}>
      <CircleX aria-hidden="true" className="mb-2.5 size-6 text-bad" />
      <Heading className={cn("wrap-anywhere font-semibold", level === 1 ? "text-xl" : "text-base")}>{title}</Heading>
      {body ? <div className="wrap-anywhere mt-1 max-w-[56ch] text-ink-2">{body}</div> : null}
      {unharmed ? <div className="mt-1 max-w-[56ch] text-ink-2">{unharmed}</div> : null}
      {retry ? <div className="mt-4 flex flex-wrap justify-center gap-2">{retry}</div> : null}
      {requestId ? <RequestId id={requestId} className="mt-3 justify-center text-ink-3" /> : null}
    </div>
  );
}

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "#use-text";
import { cn } from "@/lib/cn";

export type StepState = "done" | "current" | "pending" | "failed";

export type TimelineStep = {
  key: string;
  state: StepState;
  title: ReactNode;
  /** A duration or a remark at the end of the line. */
  note?: ReactNode;
  detail?: ReactNode;
};

function Dot({ state }: { state: StepState }) {
  if (state === "failed") return <X aria-hidden="true" strokeWidth={3} className="mt-1 ml-px size-[13px] text-bad" />;
  return (
    <span
      aria-hidden="true"
      className={cn(
        "mt-1.5 ml-[3px] block size-[9px] rounded-full border-2",
        state !== "done" && state !== "current" && "border-line-3",
        state === "done" && "border-ok bg-ok forced-colors:bg-[CanvasText]",
        state === "current" && "border-brand ring-3 ring-brand-soft",
      )}
    />
  );
}

/** Steps of an operation in order; each says its state in words to a screen reader. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  const text = useText("ui.timeline");
  return (
    <ol aria-label={label} className="mt-2">
      {steps.map((step) => (
        <li
          key={step.key}
          aria-current={step.state === "current" ? "step" : undefined}
          className="grid grid-cols-[18px_minmax(0,1fr)_auto] items-start gap-x-2 py-[5px]"
        >
          <Dot state={step.state} />
          <div
            className={cn(
              "wrap-anywhere",
              step.state === "current" && "font-semibold",
              step.state === "pending" && "text-ink-3",
            )}
          >
            <span className="sr-only">{text(step.state)} </span>
            {step.title}
            {step.detail ? <div className="font-normal text-ink-2 text-sm">{step.detail}</div> : null}
          </div>
          {step.note ? <div className="text-right text-ink-3">{step.note}</div> : null}
        </li>
      ))}
    </ol>
  );
}

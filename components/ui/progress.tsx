import { cn } from "@/lib/cn";

type ProgressProps = {
  value: number;
  max: number;
  /** What is in progress, as the accessible name. */
  label: string;
  /** Read by screen readers instead of the figures. */
  valueText?: string;
  className?: string;
};

/** A progress bar with a known end. */
export function Progress({ value, max, label, valueText, className }: ProgressProps) {
  const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={valueText}
      data-forced="track"
      className={cn("h-[7px] overflow-hidden rounded-full bg-sunk", className)}
    >
      <div
        data-forced="bar"
        className="h-full rounded-full bg-brand transition-[width] duration-300"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}

/** A share drawn next to its figure; decorative, the figure says it. */
export function ShareBar({ share, className }: { share: number; className?: string }) {
  return (
    <span
      aria-hidden="true"
      data-forced="track"
      className={cn("block h-[7px] overflow-hidden rounded-full bg-sunk", className)}
    >
      <span
        data-forced="bar"
        className="block h-full rounded-full bg-brand"
        style={{ width: `${Math.min(Math.max(share, 0), 1) * 100}%` }}
      />
    </span>
  );
}

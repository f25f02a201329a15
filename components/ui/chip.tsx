import { Circle, CircleCheck, Info, type LucideIcon, Square, Triangle } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type Tone = "ok" | "warn" | "bad" | "mut" | "info";

const STYLE: Record<Tone, string> = {
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  mut: "bg-sunk text-ink-2",
  info: "bg-info-soft text-info",
};

const SHAPE: Record<Tone, LucideIcon> = { ok: CircleCheck, warn: Triangle, bad: Square, mut: Circle, info: Info };

type ChipProps = { tone?: Tone; icon?: LucideIcon; className?: string; children: ReactNode };

/** A state in a word and a shape; each tone has its own shape unless `icon` gives another. */
export function Chip({ tone = "mut", icon, className, children }: ChipProps) {
  const Icon = icon ?? SHAPE[tone];
  const filled = !icon && (tone === "warn" || tone === "bad");
  return (
    <span
      data-forced="box"
      className={cn(
        "inline-flex items-center gap-[5px] whitespace-nowrap rounded-full px-2 py-px align-middle font-[550] text-xs leading-[1.45]",
        STYLE[tone],
        className,
      )}
    >
      <Icon
        aria-hidden="true"
        strokeWidth={2.5}
        fill={filled ? "currentColor" : "none"}
        className={cn("shrink-0", filled ? "size-2" : "size-[11px]")}
      />
      {children}
    </span>
  );
}

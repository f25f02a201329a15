import { CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type BannerTone = "info" | "warn" | "bad";

const STYLES: Record<BannerTone, { icon: LucideIcon; box: string; iconClass: string }> = {
  info: {
    icon: Info,
    box: "border-[color-mix(in_oklab,var(--info)_35%,var(--line))] bg-info-soft",
    iconClass: "text-info",
  },
  warn: {
    icon: TriangleAlert,
    box: "border-[color-mix(in_oklab,var(--warn)_35%,var(--line))] bg-warn-soft",
    iconClass: "text-warn",
  },
  bad: {
    icon: CircleAlert,
    box: "border-[color-mix(in_oklab,var(--bad)_35%,var(--line))] bg-bad-soft",
    iconClass: "text-bad",
  },
};

type BannerProps = {
  tone?: BannerTone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** "none" for a banner that is part of the page from the start and must not interrupt. */
  announce?: "auto" | "none";
  className?: string;
};

/** A state that needs attention, with what to do. `bad` interrupts a screen reader, the others wait. */
export function Banner({ tone = "info", title, children, actions, announce = "auto", className }: BannerProps) {
  const { icon: Icon, box, iconClass } = STYLES[tone];
  const role = announce === "none" ? undefined : tone === "bad" ? "alert" : "status";
  return (
    <div
      role={role}
      className={cn("flex items-start gap-2.5 rounded-[9px] border px-3 py-2.5 text-ink text-sm", box, className)}
    >
      <Icon aria-hidden="true" className={cn("mt-px size-4 shrink-0", iconClass)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="wrap-anywhere min-w-0 flex-1 basis-56">
          <p className="font-semibold">{title}</p>
          {children ? <div className="text-ink-2">{children}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}

/** A remark within a panel, without a role. */
export function Note({ tone = "warn", title, children, className }: Omit<BannerProps, "actions" | "announce">) {
  return (
    <Banner tone={tone} title={title} announce="none" className={className}>
      {children}
    </Banner>
  );
}

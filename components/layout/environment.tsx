import { CircleHelp, Diamond, FlaskConical, type LucideIcon } from "lucide-react";
import { useText } from "#use-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { cn } from "@/lib/cn";

export type EnvironmentKind = "production" | "staging" | "sandbox" | "unknown";
export type Environment = { kind: EnvironmentKind; host: string };

type Style = { box: string; icon: LucideIcon | null; iconClass: string };

const STYLES: Record<EnvironmentKind, Style> = {
  production: { box: "border-line bg-panel", icon: null, iconClass: "" },
  staging: {
    box: "border-[color-mix(in_oklab,var(--info)_45%,var(--line))] bg-info-soft",
    icon: Diamond,
    iconClass: "text-info",
  },
  sandbox: { box: "border-dashed border-line-3 bg-sunk", icon: FlaskConical, iconClass: "text-ink-2" },
  unknown: {
    box: "border-[color-mix(in_oklab,var(--warn)_45%,var(--line))] bg-warn-soft",
    icon: CircleHelp,
    iconClass: "text-warn",
  },
};

function EnvironmentShape({ kind }: { kind: EnvironmentKind }) {
  const { icon: Icon, iconClass } = STYLES[kind];
  if (!Icon) return <span aria-hidden="true" data-forced="bar" className="size-[7px] shrink-0 rounded-full bg-ok" />;
  return <Icon aria-hidden="true" strokeWidth={2.25} className={cn("size-3.5 shrink-0", iconClass)} />;
}

/** The environment by name and shape, for the top bar. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  const text = useText("shell.environment");
  return (
    <span
      title={environment.host}
      className={cn(
        "inline-flex h-7 max-w-40 items-center gap-1.5 rounded-lg border px-2 font-semibold text-xs",
        STYLES[environment.kind].box,
      )}
    >
      <EnvironmentShape kind={environment.kind} />
      <span className="truncate">{text(environment.kind)}</span>
    </span>
  );
}

type EnvironmentBoxProps = {
  environment: Environment;
  /** e.g. "vsk_1f8e27c4"; null when no key is configured. */
  keyPrefix: string | null;
  /** ISO; null before the first sync. */
  syncedAt: string | null;
  now: string;
};

/** The environment, the key and the age of the data. */
export function EnvironmentBox({ environment, keyPrefix, syncedAt, now }: EnvironmentBoxProps) {
  const text = useText("shell.environment");
  return (
    <section
      aria-label={text("title")}
      className={cn("rounded-[9px] border px-2.5 py-[9px] text-ink-2 text-xs", STYLES[environment.kind].box)}
    >
      <p className="flex items-center gap-1.5 font-semibold text-ink">
        <EnvironmentShape kind={environment.kind} />
        {text(environment.kind)}
      </p>
      <p className="truncate" title={environment.host}>
        {environment.host}
      </p>
      <p>
        {keyPrefix
          ? text.rich("key", { prefix: keyPrefix, code: (chunks) => <code className="text-2xs">{chunks}</code> })
          : text("noKey")}
      </p>
      <p>
        {syncedAt
          ? text.rich("synced", { time: () => <RelativeTime value={syncedAt} now={now} /> })
          : text("neverSynced")}
      </p>
    </section>
  );
}

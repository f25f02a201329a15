"use client";

import { Ban, CircleHelp, Diamond, Infinity as InfinityIcon, type LucideIcon, Triangle } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useLocale, useText } from "#use-text";
import { Chip } from "@/components/ui/chip";
import {
  type GaugeState,
  type GaugeThresholds,
  gaugeLevel,
  type LabeledLevel,
  type NamedLevel,
} from "@/components/ui/gauge-level";
import { formatNumber, formatPercent } from "@/lib/format";

const RADIUS = 60;
const LENGTH = Math.PI * RADIUS;
const ARC = "M15 74A60 60 0 0 1 135 74";
const STROKE = { brand: "var(--brand)", warn: "var(--warn-mark)", bad: "var(--bad)" };

function tick(share: number): string {
  const angle = Math.PI * (1 - share);
  const at = (r: number) => `${(75 + Math.cos(angle) * r).toFixed(2)} ${(74 - Math.sin(angle) * r).toFixed(2)}`;
  return `M${at(69)}L${at(64)}`;
}

function Arc({ share, tone, ticks }: { share: number; tone: keyof typeof STROKE; ticks: readonly number[] }) {
  return (
    <svg
      viewBox="0 0 150 80"
      aria-hidden="true"
      className="mx-auto mt-1.5 block w-32 md:w-37 forced-colors:[forced-color-adjust:none]"
    >
      <g fill="none" strokeWidth="11" strokeLinecap="round">
        <path d={ARC} stroke="var(--sunk)" />
        {share > 0 ? (
          <path d={ARC} stroke={STROKE[tone]} strokeDasharray={`${LENGTH * Math.min(share, 1)} ${LENGTH * 2}`} />
        ) : null}
      </g>
      {ticks.map((at) => (
        <path key={at} d={tick(at)} stroke="var(--ink-3)" strokeWidth="1.4" />
      ))}
    </svg>
  );
}

const SIGN: Record<Exclude<GaugeState, "limited">, LucideIcon> = {
  unlimited: InfinityIcon,
  "none-allowed": Ban,
  unknown: CircleHelp,
};

const SHAPE = { triangle: Triangle, diamond: Diamond, square: undefined };

/** The name of a level with its shape. */
export function LevelChip({ level, icon }: { level: NamedLevel | LabeledLevel; icon?: LucideIcon | undefined }) {
  const text = useText("ui.gaugeLevel");
  const { tone, shape } = level;
  // A filled triangle is the chip's own sign for `warn`, a filled square the one for `bad`.
  const own = shape && tone === "bad" ? SHAPE[shape] : undefined;
  return (
    <Chip tone={tone === "brand" ? "ok" : tone} icon={own ?? icon}>
      {"word" in level ? level.word : text(level.name)}
    </Chip>
  );
}

type GaugeProps = {
  label: string;
  gauge: { state: "limited"; limit: number; left: number; share: number } | { state: Exclude<GaugeState, "limited"> };
  /** null: not known. */
  used: number | null;
  thresholds: GaugeThresholds;
  /** Below the line: when it runs out, what is still possible. */
  footer: ReactNode;
};

/** One limit of the plan. The arc is drawn only for `limited`; over 100 % it stays full and the figures say the rest. */
export function Gauge({ label, gauge, used, thresholds, footer }: GaugeProps) {
  const text = useText("ui.gauge");
  const levelText = useText("ui.gaugeLevel");
  const locale = useLocale();
  const id = useId();
  const drawn = gauge.state === "limited" && used !== null ? gauge : null;
  const undrawn = gauge.state === "limited" ? "unknown" : gauge.state;
  const level = gaugeLevel(drawn ? "limited" : undrawn, drawn?.share ?? null, thresholds);
  const tone = level.tone === "warn" || level.tone === "bad" ? level.tone : "brand";
  const figure = used === null ? "—" : formatNumber(used, locale);
  const Sign = SIGN[undrawn];
  const values = drawn && { limit: drawn.limit, remaining: drawn.left };
  const share = drawn && formatPercent(drawn.share, locale);
  const meter = drawn &&
    values && {
      role: "meter",
      "aria-labelledby": id,
      "aria-valuemin": 0,
      "aria-valuemax": drawn.limit,
      "aria-valuenow": Math.min(used ?? 0, drawn.limit),
      "aria-valuetext": text("meter", { ...values, used: figure, share: share ?? "", level: levelText(level.name) }),
    };
  return (
    <article
      aria-labelledby={id}
      className="flex min-w-0 flex-col rounded-xl border border-line bg-panel px-3.5 pt-3.5 pb-3 shadow-xs"
    >
      <div className="flex items-center justify-between gap-2 text-ink-2 text-sm">
        <h2 id={id} className="truncate">
          {label}
        </h2>
        {share ? <span className="text-ink-3">{share}</span> : null}
      </div>
      <div {...meter}>
        {drawn ? (
          <Arc share={drawn.share} tone={tone} ticks={thresholds.filter((at) => at < 1)} />
        ) : (
          <div className="mx-auto mt-1.5 grid h-[68px] w-32 place-items-center pb-4 md:h-[79px] md:w-37">
            <Sign aria-hidden="true" strokeWidth={1.25} className="size-9 text-line-3" />
          </div>
        )}
        <p className="-mt-5 text-center font-[650] text-xl tracking-[-.02em] md:-mt-[26px] md:text-2xl">{figure}</p>
        <p className="text-center text-[12.5px] text-ink-3">{values ? text("ofLimit", values) : text(undrawn)}</p>
      </div>
      <div className="-mx-3.5 mt-[11px] min-h-11 grow border-line border-t px-3.5 pt-[9px] text-[12.5px] text-ink-2">
        <LevelChip level={level} icon={drawn ? undefined : Sign} />
        <div className="mt-1">{footer}</div>
      </div>
    </article>
  );
}

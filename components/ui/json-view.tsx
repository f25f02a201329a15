import { ChevronRight } from "lucide-react";
import { useText } from "#use-text";
import { CopyButton } from "@/components/ui/copy-button";

type JsonViewProps = { value: unknown; summary: string };

function pretty(value: unknown): string | null {
  try {
    return JSON.stringify(value, null, 2) ?? null;
  } catch {
    return null;
  }
}

/** A raw record as text, folded away under `summary`. */
export function JsonView({ value, summary }: JsonViewProps) {
  const text = useText("ui.json");
  const json = pretty(value) ?? text("unreadable");
  return (
    <details className="group/json rounded-lg border border-line">
      <summary className="flex min-h-[34px] list-none items-center gap-1.5 rounded-lg px-2.5 text-ink-2 text-sm hover:bg-sunk [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open/json:rotate-90" />
        {summary}
      </summary>
      <div className="relative border-line border-t">
        <CopyButton value={json} label={text("copy")} className="absolute top-1.5 right-1.5 rounded-sm bg-panel" />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="max-h-96 overflow-auto px-3 py-2.5 font-mono text-ink-2 text-xs">
          {json}
        </pre>
      </div>
    </details>
  );
}

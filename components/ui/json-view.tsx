import { ChevronRight } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";

type JsonViewProps = { value: unknown; summary: string; open?: boolean };

function pretty(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2) ?? "undefined";
  } catch {
    return "This record cannot be shown as JSON.";
  }
}

/** A raw record as text, folded away under `summary`. */
export function JsonView({ value, summary, open = false }: JsonViewProps) {
  const text = pretty(value);
  return (
    <details open={open} className="group/json rounded-lg border border-line">
      <summary className="flex min-h-[34px] list-none items-center gap-1.5 rounded-lg px-2.5 text-ink-2 text-sm hover:bg-sunk [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open/json:rotate-90" />
        {summary}
      </summary>
      <div className="relative border-line border-t">
        <CopyButton value={text} label="Copy JSON" className="absolute top-1.5 right-1.5 rounded-sm bg-panel" />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="max-h-96 overflow-auto px-3 py-2.5 font-mono text-ink-2 text-xs">
          {text}
        </pre>
      </div>
    </details>
  );
}

import type { ReactNode } from "react";
import { useText } from "#use-text";

export function DefinitionList({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col">{children}</dl>;
}

/** One term and its value; `children` null or "" shows "Not set". */
export function Definition({ term, hint, children }: { term: ReactNode; hint?: ReactNode; children: ReactNode }) {
  const text = useText("ui.value");
  const missing = children === null || children === undefined || children === "";
  return (
    <div className="grid gap-x-4 border-line border-t py-[7px] first:border-0 sm:grid-cols-[minmax(120px,34%)_minmax(0,1fr)]">
      <dt className="text-ink-3">{term}</dt>
      <dd className="wrap-anywhere min-w-0">
        {missing ? <span className="text-ink-3">{text("notSet")}</span> : children}
        {hint ? <div className="text-ink-3 text-sm">{hint}</div> : null}
      </dd>
    </div>
  );
}

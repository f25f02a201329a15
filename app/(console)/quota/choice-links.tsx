import { UrlLink } from "@/components/data-table/url-link";
import type { UrlPatch } from "@/components/data-table/url-patch";
import { cn } from "@/lib/cn";

type Choice = { value: string; label: string; patch: UrlPatch };

/** Links to the views of a page, selected in the URL. */
export function ChoiceLinks({
  label,
  current,
  choices,
}: {
  label: string;
  current: string;
  choices: readonly Choice[];
}) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1">
        {choices.map(({ value, label: choice, patch }) => (
          <li key={value}>
            <UrlLink
              patch={patch}
              aria-current={value === current ? "page" : undefined}
              data-forced={value === current ? "current" : undefined}
              className={cn(
                "flex min-h-8 items-center rounded-lg border px-2.5 py-1 text-sm",
                value === current
                  ? "border-line-3 bg-panel font-[550] text-ink"
                  : "border-transparent text-ink-2 hover:bg-sunk hover:text-ink",
              )}
            >
              {choice}
            </UrlLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

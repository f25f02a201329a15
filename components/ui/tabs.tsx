import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/cn";

export type Tab = { href: string; label: string; current: boolean; note?: ReactNode };

/** Tabs that are pages (or a search parameter): plain links, so the address keeps the open one. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-line border-b">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? "page" : undefined}
              className={cn(
                "-outline-offset-2 inline-flex items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-2.5 py-2 text-ink-2 hover:text-ink",
                tab.current && "border-brand font-[550] text-ink",
              )}
            >
              {tab.label}
              {tab.note ? <span className="font-normal text-ink-3 text-xs">{tab.note}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

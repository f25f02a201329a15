"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { cn } from "@/lib/cn";

export type NavItem = {
  href: string;
  label: string;
  count?: number | undefined;
  /** What the count counts, for screen readers: "running". */
  countLabel?: string;
};

function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}

export function NavLinks({ items, onFollow }: { items: readonly NavItem[]; onFollow?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5">
        {items.map((item) => {
          const current = isCurrent(item.href, pathname);
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                onClick={onFollow}
                aria-current={current ? (pathname === item.href ? "page" : "true") : undefined}
                data-forced={current ? "current" : undefined}
                className={cn(
                  "flex items-center justify-between gap-2 rounded-md px-[9px] py-1.5 text-ink-2 transition-colors hover:bg-sunk hover:text-ink max-md:py-2.5",
                  current && "bg-sunk font-[550] text-ink",
                )}
              >
                {item.label}
                {item.count === undefined ? null : (
                  <span className="font-normal text-ink-3 text-xs">
                    <Num value={item.count} />
                    {item.countLabel ? <span className="sr-only"> {item.countLabel}</span> : null}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

"use client";

import { usePathname } from "next/navigation";
import { useText } from "#use-text";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { cn } from "@/lib/cn";

export type NavItem = {
  href: string;
  label: string;
  count?: number | undefined;
};

function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}

export function NavLinks({ items, onFollow }: { items: readonly NavItem[]; onFollow?: () => void }) {
  const text = useText("shell.nav");
  const pathname = usePathname();
  return (
    <nav aria-label={text("label")}>
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
                  "flex items-center justify-between gap-2 rounded-md px-[9px] py-1.5 transition-colors hover:bg-sunk hover:text-ink max-md:py-2.5",
                  current ? "bg-sunk font-[550] text-ink" : "text-ink-2",
                )}
              >
                {item.label}
                {item.count === undefined ? null : (
                  <span className="font-normal text-ink-3 text-xs">
                    <Num value={item.count} />
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

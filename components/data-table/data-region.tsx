"use client";

import type { ReactNode } from "react";
import { useUrlState } from "@/components/data-table/url-state";
import { cn } from "@/lib/cn";

/** Wraps a table and its pager: dims the old rows and sets aria-busy while new ones load. */
export function DataRegion({ children }: { children: ReactNode }) {
  const { pending } = useUrlState();
  return (
    <div aria-busy={pending} className={cn("transition-opacity delay-75 duration-150", pending && "opacity-55")}>
      {children}
    </div>
  );
}

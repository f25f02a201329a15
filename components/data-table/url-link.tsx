"use client";

import type { ComponentProps } from "react";
import { type UrlPatch, useUrlState } from "@/components/data-table/url-state";
import { Link } from "@/components/ui/link";

type UrlLinkProps = Omit<ComponentProps<typeof Link>, "href"> & {
  patch: UrlPatch;
  /** Disabled for now, but stays focusable. */
  off?: boolean;
};

/** A real link to a changed URL of the table, followed within the table's shared transition. */
export function UrlLink({ patch, off, ...props }: UrlLinkProps) {
  const { hrefFor, set } = useUrlState();
  return (
    <Link
      {...props}
      href={hrefFor(patch)}
      aria-disabled={off || undefined}
      prefetch={false}
      scroll={false}
      onNavigate={(event) => {
        event.preventDefault();
        if (!off) set(patch);
      }}
    />
  );
}

"use client";

import { type ComponentProps, useState } from "react";
import { type UrlPatch, useUrlState } from "@/components/data-table/url-state";
import { Link } from "@/components/ui/link";

type UrlLinkProps = Omit<ComponentProps<typeof Link>, "href"> & {
  patch: UrlPatch;
  /** Disabled for now, but stays focusable. */
  off?: boolean;
  /** Fetches its rows as soon as the pointer or the focus is on it. */
  ahead?: boolean;
};

/** A real link to a changed URL of the table, followed within the table's shared transition. */
export function UrlLink({ patch, off, ahead, ...props }: UrlLinkProps) {
  const { hrefFor, set } = useUrlState();
  const [reached, setReached] = useState(false);
  const reach = ahead && !off ? () => setReached(true) : undefined;
  return (
    <Link
      {...props}
      href={hrefFor(patch)}
      aria-disabled={off || undefined}
      prefetch={reached && !off}
      onPointerEnter={reach}
      onFocus={reach}
      scroll={false}
      onNavigate={(event) => {
        event.preventDefault();
        if (!off) set(patch);
      }}
    />
  );
}

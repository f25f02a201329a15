"use client";

import { type ComponentProps, useState } from "react";
import { type UrlPatch, useUrlState } from "@/components/data-table/url-state";
import { Link } from "@/components/ui/link";

type UrlLinkProps = Omit<ComponentProps<typeof Link>, "href"> & {
  patch: UrlPatch;
  /** Disabled for now, but stays focusable. */
  off?: boolean;
  /** Fetches its rows while the mouse or the focus is on it. */
  ahead?: boolean;
};

/** A real link to a changed URL of the table, followed within the table's shared transition. */
export function UrlLink({ patch, off, ahead, ...props }: UrlLinkProps) {
  const { hrefFor, set } = useUrlState();
  const [reached, setReached] = useState(false);
  const leave = () => setReached(false);
  return (
    <Link
      {...props}
      href={hrefFor(patch)}
      aria-disabled={off || undefined}
      prefetch={ahead === true && reached && !off}
      onPointerEnter={({ pointerType }) => setReached(pointerType === "mouse")}
      onFocus={() => setReached(true)}
      onPointerLeave={leave}
      onBlur={leave}
      scroll={false}
      onNavigate={(event) => {
        event.preventDefault();
        if (!off) set(patch);
      }}
    />
  );
}

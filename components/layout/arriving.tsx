"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useLayoutEffect, useState } from "react";
import { endNavigation, usePendingPath } from "@/components/ui/pending-navigation";
import { Loading, Skeleton, SkeletonPanel, SkeletonTable } from "@/components/ui/skeleton";

/** Before that, the page that one comes from is the better picture. */
const SLOW_MS = 250;
const LISTS =
  /^\/(?:organizations|customers|operations|audit-log|alerts|reconciliation|quota\/(?:usage|summary)|settings\/deliveries)$/;

function PageSkeleton({ path }: { path: string }) {
  return (
    <Loading>
      <Skeleton className="mb-2 h-6 w-48" />
      <Skeleton className="mb-5 w-64 max-w-full" />
      {LISTS.test(path) ? (
        <SkeletonTable rows={12} columns={6} />
      ) : (
        <div className="grid gap-3 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
          <SkeletonPanel />
          <SkeletonPanel />
        </div>
      )}
    </Loading>
  );
}

/**
 * The page, or while another one takes long to come, that one's outline. Not a Suspense boundary (`loading.tsx`), which
 * would delay every first load by 300 ms.
 */
export function Arriving({ children }: { children: ReactNode }) {
  const path = usePathname();
  const pending = usePendingPath();
  const leaving = pending !== null && pending !== path ? pending : null;
  const [slow, setSlow] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is an arrival, whatever it shows
  useLayoutEffect(() => endNavigation(), [path]);
  useEffect(() => {
    setSlow(null);
    if (leaving === null) return;
    const timer = setTimeout(() => setSlow(leaving), SLOW_MS);
    return () => clearTimeout(timer);
  }, [leaving]);
  const hidden = leaving !== null && slow === leaving;
  useLayoutEffect(() => {
    const main = document.getElementById("main");
    if (hidden && main?.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [hidden]);
  return (
    <>
      {hidden ? <PageSkeleton path={leaving} /> : null}
      <div hidden={hidden}>{children}</div>
    </>
  );
}

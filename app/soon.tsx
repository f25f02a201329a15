import type { ReactNode } from "react";
import { Late } from "@/components/ui/late";
import { hasArrived } from "@/lib/soon";

type Props<T> = { data: Promise<T>; fallback: ReactNode; children: (value: T) => ReactNode };

/**
 * A part of a page that may have to wait for Vocdoni: in the document if it arrived while the page was rendered,
 * otherwise after `fallback`. No Suspense boundary: React would hold the content back for 300 ms even if it is there.
 */
export async function Soon<T>({ data, fallback, children }: Props<T>) {
  if (hasArrived(data)) return <Late shown={children(await data)} keep />;
  return <Late shown={fallback} live={data.then(children)} keep />;
}

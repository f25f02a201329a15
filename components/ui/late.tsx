"use client";

import { type ReactNode, startTransition, useEffect, useState } from "react";

type Props = {
  /** Content, or while `live` is pending what stands in for it. */
  shown: ReactNode;
  live?: Promise<ReactNode> | undefined;
  /** When the page is re-rendered, the previous content stays until the next response. */
  keep?: boolean;
};
type Content = { of: Promise<ReactNode> | undefined; node: ReactNode; failure?: unknown };

/**
 * Shows known data, then replaces it with the result of a slower request. Unlike a Suspense boundary, React compares
 * the two, so that focus, opened details and selection are kept.
 */
export function Late({ shown, live, keep = false }: Props) {
  const [content, setContent] = useState<Content | null>(live ? null : { of: undefined, node: shown });
  // What came with the page is content too: a later, slower response must not put a stand-in over a form in use.
  if (!live && (content?.of !== undefined || content?.node !== shown)) setContent({ of: undefined, node: shown });
  useEffect(() => {
    let current = true;
    const take = (next: Content) => {
      if (current) startTransition(() => setContent(next));
    };
    live?.then(
      (node) => take({ of: live, node }),
      (failure: unknown) => take({ of: live, node: null, failure }),
    );
    return () => {
      current = false;
    };
  }, [live]);
  if (!live || content === null) return shown;
  if (content.of !== live) return keep && content.failure === undefined ? content.node : shown;
  if (content.failure !== undefined) throw content.failure;
  return content.node;
}

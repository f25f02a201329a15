"use client";

import { type ReactNode, startTransition, useEffect, useState } from "react";

type Props = {
  shown: ReactNode;
  live?: Promise<ReactNode> | undefined;
  /** When the page is re-rendered, the previous data stays until the next response. */
  keep?: boolean;
};
type Answer = { of: Promise<ReactNode>; node: ReactNode; failure?: unknown };

/**
 * Shows known data, then replaces it with the result of a slower request. Unlike a Suspense boundary, React compares
 * the two, so that focus, opened details and selection are kept.
 */
export function Late({ shown, live, keep = false }: Props) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let current = true;
    const take = (next: Answer) => {
      if (current) startTransition(() => setAnswer(next));
    };
    live?.then(
      (node) => take({ of: live, node }),
      (failure: unknown) => take({ of: live, node: null, failure }),
    );
    return () => {
      current = false;
    };
  }, [live]);
  if (live === undefined || answer === null || (answer.of !== live && !keep)) return shown;
  if (answer.failure !== undefined) throw answer.failure;
  return answer.node;
}

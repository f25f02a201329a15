"use client";

import { type ReactNode, startTransition, useEffect, useState } from "react";

type Props = {
  shown: ReactNode;
  live: Promise<ReactNode>;
  /** When the page is rendered again, what was read before stays until the next answer has come. */
  keep?: boolean;
};
type Answer = { of: Promise<ReactNode>; node: ReactNode; failure?: unknown };

/**
 * What is known already, and in its place what a slower request brings. Unlike a Suspense boundary it lets React compare
 * the two, so that the focus, an opened detail and a selection stay where they are.
 */
export function Live({ shown, live, keep = false }: Props) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let current = true;
    const take = (next: Answer) => {
      if (current) startTransition(() => setAnswer(next));
    };
    live.then(
      (node) => take({ of: live, node }),
      (failure: unknown) => take({ of: live, node: null, failure }),
    );
    return () => {
      current = false;
    };
  }, [live]);
  if (answer === null || (answer.of !== live && !keep)) return shown;
  if (answer.failure !== undefined) throw answer.failure;
  return answer.node;
}

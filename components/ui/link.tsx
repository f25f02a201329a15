import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the console. Not prefetched: every page is rendered on request and may call Vocdoni, and there are many
 * rows.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}

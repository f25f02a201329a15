import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link within the console. Not prefetched: every page is rendered again and may ask Vocdoni, and rows are many. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}

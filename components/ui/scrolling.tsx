import type { ComponentProps } from "react";

/** A box that scrolls by itself, also by keyboard; `aria-label` is its name. */
export function Scrolling(props: ComponentProps<"section"> & { "aria-label": string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  return <section {...props} tabIndex={0} />;
}

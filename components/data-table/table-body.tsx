"use client";

import type { ComponentProps, MouseEvent } from "react";

const OWN_CLICK = "a, button, input, select, textarea, label, summary, [role=menuitem], [data-no-row-link]";

/**
 * Clicking anywhere in a row follows its `RowLink`, except on something with a click of its own or after selecting text.
 * The link itself is what keyboards and screen readers use.
 */
export function TableBody(props: ComponentProps<"tbody">) {
  const follow = (event: MouseEvent<HTMLTableSectionElement>) => {
    const target = event.target;
    if (!(target instanceof Element) || target.closest(OWN_CLICK) || window.getSelection()?.toString()) return;
    const link = target.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row-link]");
    if (!link) return;
    const newTab = event.button === 1 || event.metaKey || event.ctrlKey;
    if (newTab) window.open(link.href, "_blank", "noopener");
    else if (event.button === 0) link.click();
  };
  // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the pointer; the row's link does the same by keyboard
  return <tbody {...props} onClick={follow} onAuxClick={follow} />;
}

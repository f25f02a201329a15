"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent, PointerEvent } from "react";
import { useLocale, useText } from "#use-text";
import { copyText } from "@/components/ui/copy-text";
import { useTimeZone } from "@/components/ui/time-zone";
import { toast } from "@/components/ui/toast";
import { formatExact } from "@/lib/format";
import type { Text } from "@/lib/messages/part";

const INTERACTIVE = "a, button, input, select, textarea, label, summary, [role=menuitem], [data-no-row-link]";

const elsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;

async function copy(button: HTMLButtonElement, text: Text<"ui.tableBody">): Promise<void> {
  const { copy: copied = "", shown: value = copied } = button.dataset;
  if (await copyText(copied, button)) toast.success(text("copied", { value }));
  else toast.error(text("copyFailed", { value }));
}

/**
 * Clicking anywhere in a row follows its `RowLink`, except on interactive elements or after selecting text. Keyboards
 * and screen readers use the link itself. In long tables the body also handles plain links (`a[data-nav]`) within the
 * page, copying (`button[data-copy]`, shown as `data-shown`) and exact times on hover (`time`): a component for each is
 * expensive.
 */
export function TableBody(props: ComponentProps<"tbody">) {
  const text = useText("ui.tableBody");
  const locale = useLocale();
  const timeZone = useTimeZone();
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLTableSectionElement>) => {
    const { target } = event;
    if (!(target instanceof Element) || event.defaultPrevented) return;
    const plain = target.closest<HTMLAnchorElement>("a[data-nav]");
    if (plain && !elsewhere(event)) {
      event.preventDefault();
      router.push(plain.pathname + plain.search);
      return;
    }
    const button = target.closest<HTMLButtonElement>("button[data-copy]");
    if (button && event.button === 0) {
      copy(button, text);
      return;
    }
    if (target.closest(INTERACTIVE) || window.getSelection()?.toString()) return;
    const link = target.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row-link]");
    if (!link) return;
    const newTab = event.button === 1 || event.metaKey || event.ctrlKey;
    if (newTab) window.open(link.href, "_blank", "noopener");
    else if (event.button === 0) link.click();
  };
  // Nobody hovers before; for every row in advance, the exact times would cost more than the rows.
  const showExact = ({ target }: PointerEvent<HTMLTableSectionElement>) => {
    const time = target instanceof Element ? target.closest<HTMLTimeElement>("time:not([title])") : null;
    if (time) time.title = formatExact(time.dateTime, timeZone, locale);
  };
  // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the pointer; the row's link does the same by keyboard
  return <tbody {...props} onClick={follow} onAuxClick={follow} onPointerOver={showExact} />;
}

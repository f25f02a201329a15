"use client";

import { CircleCheck, CircleX, Info, X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useText } from "#use-text";
import { LiveButton } from "@/components/ui/live-button";
import { dismissToast, type Toast, toastStore } from "@/components/ui/toast";
import { cn } from "@/lib/cn";

const NONE: readonly Toast[] = [];
const ICON = { ok: CircleCheck, info: Info, bad: CircleX };
const COLOR = { ok: "text-ok", info: "text-info", bad: "text-bad" };

function ToastCard({ toast, onDismiss }: { toast: Toast; onDismiss: () => void }) {
  const text = useText("ui.toaster");
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const stays = hovered || focused || toast.tone === "bad";
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismissToast(toast.id), 6_000);
    return () => clearTimeout(timer);
  }, [stays, toast.id]);

  const Icon = ICON[toast.tone];
  return (
    <li
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      className="pointer-events-auto flex w-full animate-pop items-start gap-2.5 rounded-xl border border-line-2 bg-panel px-3 py-2.5 text-sm shadow-lg"
    >
      <Icon aria-hidden="true" className={cn("mt-px size-4 shrink-0", COLOR[toast.tone])} />
      <p className="wrap-anywhere min-w-0 flex-1 font-[550]">{toast.title}</p>
      <LiveButton
        type="button"
        aria-label={text("dismiss")}
        onClick={onDismiss}
        className="-mt-0.5 -mr-1 grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </LiveButton>
    </li>
  );
}

/**
 * Once, at the root. Errors stay until dismissed; the others go after six seconds without the pointer and the focus, which
 * goes back to where it came from.
 */
export function Toaster() {
  const text = useText("ui.toaster");
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, () => NONE);
  const section = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const dismiss = (id: number) => {
    const from = cameFrom.current;
    const back = from instanceof HTMLElement && from.isConnected ? from : document.querySelector("main");
    if (section.current?.contains(document.activeElement)) back?.focus();
    dismissToast(id);
  };
  return (
    <section
      ref={section}
      onFocus={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
      }}
      aria-label={text("notifications")}
      aria-live="polite"
      aria-relevant="additions text"
      className="pointer-events-none fixed right-3 bottom-3 z-50 w-[360px] max-w-[calc(100vw-24px)]"
    >
      <ol className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDismiss={() => dismiss(toast.id)} />
        ))}
      </ol>
    </section>
  );
}

"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/lib/cn";

type CopyButtonProps = {
  value: string;
  /** What is copied, for its name: "Copy address". */
  label: string;
  /** Shows these words beside the icon. */
  text?: string;
  className?: string;
};

/** The Clipboard API is absent on plain http and may be refused: then select a throw-away field and copy that. */
function copyBySelecting(value: string, anchor: HTMLElement): boolean {
  const field = document.createElement("textarea");
  field.value = value;
  field.readOnly = true;
  field.className = "fixed top-0 left-0 opacity-0";
  anchor.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  anchor.focus();
  return done;
}

export function CopyButton({ value, label, text, className }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
    } catch {
      setState(button.current && copyBySelecting(value, button.current) ? "copied" : "failed");
    }
  };

  const words = state === "copied" ? "Copied" : state === "failed" ? "Could not copy" : "";
  const Icon = state === "copied" ? Check : Copy;
  return (
    <span className={cn("inline-flex items-center", className)}>
      <button
        ref={button}
        type="button"
        aria-label={text ? undefined : label}
        title={words || label}
        onClick={copy}
        className={
          text
            ? buttonVariants({ size: "sm" })
            : "grid size-6 place-items-center rounded-sm text-ink-3 transition-colors hover:bg-sunk hover:text-ink"
        }
      >
        <Icon aria-hidden="true" className={cn("size-3.5", state === "copied" && "text-ok")} />
        {text ? (state === "idle" ? text : words) : null}
      </button>
      <span role="status" className="sr-only">
        {words}
      </span>
    </span>
  );
}

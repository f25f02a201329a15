"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { buttonVariants } from "@/components/ui/button-variants";
import { copyText } from "@/components/ui/copy-text";
import { LiveButton } from "@/components/ui/live-button";
import { cn } from "@/lib/cn";

type CopyButtonProps = {
  value: string;
  /** What is copied, for its name: "Copy address". */
  label: string;
  /** Shows these words beside the icon. */
  text?: string;
  className?: string;
};

export function CopyButton({ value, label, text, className }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    setState((await copyText(value, button.current)) ? "copied" : "failed");
  };

  const words = state === "copied" ? "Copied" : state === "failed" ? "Could not copy" : "";
  const Icon = state === "copied" ? Check : Copy;
  return (
    <span className={cn("inline-flex items-center", className)}>
      <LiveButton
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
      </LiveButton>
      <span role="status" className="sr-only">
        {words}
      </span>
    </span>
  );
}

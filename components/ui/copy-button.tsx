"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "#use-text";
import { copyText } from "@/components/ui/copy-text";
import { LiveButton } from "@/components/ui/live-button";
import { cn } from "@/lib/cn";

type CopyButtonProps = {
  value: string;
  /** Its name, with what it copies: "Copy address". */
  label: string;
  className?: string;
};

export function CopyButton({ value, label, className }: CopyButtonProps) {
  const text = useText("ui.copy");
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

  const outcome = state === "idle" ? "" : text(state);
  const Icon = state === "copied" ? Check : Copy;
  return (
    <span className={cn("inline-flex items-center", className)}>
      <LiveButton
        ref={button}
        type="button"
        aria-label={label}
        title={outcome || label}
        onClick={copy}
        className="grid size-6 place-items-center rounded-sm text-ink-3 transition-colors hover:bg-sunk hover:text-ink"
      >
        <Icon aria-hidden="true" className={cn("size-3.5", state === "copied" && "text-ok")} />
      </LiveButton>
      <span role="status" className="sr-only">
        {outcome}
      </span>
    </span>
  );
}

"use client";

import * as RadixDialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useText } from "#use-text";
import { buttonVariants } from "@/components/ui/button-variants";
import { overlayClass } from "@/components/ui/pop-class";
import { cn } from "@/lib/cn";

const OVERFLOW = { scrolls: "overflow-y-auto", hangs: "overflow-y-auto [@media(min-height:640px)]:overflow-visible" };
const WIDTH = { sm: "max-w-[420px]", md: "max-w-[540px]", lg: "max-w-[760px]" };

export type DialogShape = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons; `DialogClose` cancels. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** "hangs": a list of options below the last field may extend beyond the dialog, if the window is tall enough. */
  overflow?: "scrolls" | "hangs";
  children?: ReactNode;
};

type Props = DialogShape & {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  opener: RefObject<HTMLElement | null>;
};

export function DialogPanel({
  id,
  title,
  description,
  open,
  onOpenChange,
  opener,
  footer,
  size = "md",
  overflow = "scrolls",
  children,
}: Props) {
  const text = useText("ui.dialog");
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={overlayClass} />
        <RadixDialog.Content
          id={id}
          {...(description ? {} : { "aria-describedby": undefined })}
          onEscapeKeyDown={(event) => {
            // An open list of options handles the first Escape.
            if (document.activeElement?.matches("[role=combobox][aria-expanded=true]")) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.current?.focus();
          }}
          className={cn(
            "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl border border-line bg-panel text-ink shadow-lg outline-none",
            WIDTH[size],
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <RadixDialog.Title className="wrap-anywhere font-semibold text-lg tracking-[-.01em]">
                {title}
              </RadixDialog.Title>
              {description ? (
                <RadixDialog.Description asChild>
                  <div className="mt-0.5 text-ink-2">{description}</div>
                </RadixDialog.Description>
              ) : null}
            </div>
            <RadixDialog.Close
              aria-label={text("close")}
              className={cn(buttonVariants({ variant: "ghost", size: "icon-sm" }), "-mr-1.5")}
            >
              <X aria-hidden="true" className="size-4" />
            </RadixDialog.Close>
          </div>
          {children ? <div className={cn("min-h-0 px-5 pb-4", OVERFLOW[overflow])}>{children}</div> : null}
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{footer}</div>
          ) : null}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

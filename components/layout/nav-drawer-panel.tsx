"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useText } from "#use-text";
import { Logo } from "@/components/layout/logo";
import { type NavItem, NavLinks } from "@/components/layout/nav-links";
import { buttonVariants } from "@/components/ui/button-variants";
import { overlayClass } from "@/components/ui/pop-class";

type Props = {
  id: string;
  nav: readonly NavItem[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  button: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
};

export function NavDrawerPanel({ id, nav, open, onOpenChange, button, children }: Props) {
  const text = useText("shell.menu");
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content
          id={id}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button.current?.focus();
          }}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] animate-pop flex-col gap-3 overflow-y-auto border-line border-r bg-bg p-3 outline-none"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="px-2 text-base">
              <span aria-hidden="true">
                <Logo />
              </span>
              <span className="sr-only">{text("title")}</span>
            </Dialog.Title>
            <Dialog.Close aria-label={text("close")} className={buttonVariants({ variant: "ghost", size: "icon" })}>
              <X aria-hidden="true" className="size-5" />
            </Dialog.Close>
          </div>
          <NavLinks items={nav} onFollow={() => onOpenChange(false)} />
          <div className="mt-auto flex flex-col gap-2 pt-4">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

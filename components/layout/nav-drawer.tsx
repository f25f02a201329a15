"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { Menu, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { useText } from "#use-text";
import { Logo } from "@/components/layout/logo";
import { type NavItem, NavLinks } from "@/components/layout/nav-links";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";

/** The sidebar of a narrow screen. `children` is what the sidebar shows under its navigation. */
export function NavDrawer({ nav, children }: { nav: readonly NavItem[]; children: ReactNode }) {
  const text = useText("shell.menu");
  const [open, setOpen] = useState(false);
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: any navigation closes the drawer
  useEffect(() => setOpen(false), [pathname]);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button aria-label={text("open")} variant="ghost" size="icon">
          <Menu aria-hidden="true" className="size-5" />
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
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
          <NavLinks items={nav} onFollow={() => setOpen(false)} />
          <div className="mt-auto flex flex-col gap-2 pt-4">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

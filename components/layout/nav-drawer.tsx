"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { useText } from "#use-text";
import type { NavItem } from "@/components/layout/nav-links";
import { Button } from "@/components/ui/button";
import { onDemand, usePopup } from "@/components/ui/on-demand";

const panel = onDemand(() => import("./nav-drawer-panel"));

/** The sidebar of a narrow screen. `children` is what the sidebar shows under its navigation. */
export function NavDrawer({ nav, children }: { nav: readonly NavItem[]; children: ReactNode }) {
  const text = useText("shell.menu");
  const [open, setOpen] = useState(false);
  const { loaded, id, ref, button } = usePopup(panel, "dialog", [open, setOpen]);
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: any navigation closes the drawer
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <Button {...button} aria-label={text("open")} onClick={() => setOpen(true)} variant="ghost" size="icon">
        <Menu aria-hidden="true" className="size-5" />
      </Button>
      {loaded ? (
        <loaded.NavDrawerPanel id={id} nav={nav} open={open} onOpenChange={setOpen} button={ref}>
          {children}
        </loaded.NavDrawerPanel>
      ) : null}
    </>
  );
}

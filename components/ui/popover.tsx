"use client";

import { type ComponentProps, useState } from "react";
import { LiveButton } from "./live-button";
import { onDemand, usePopup } from "./on-demand";
import type { PopoverShape } from "./popover-panel";

const panel = onDemand(() => import("./popover-panel"));

/** A button that opens a panel; following a link in it closes it. `trigger`: the button's props. */
export function Popover({ trigger, ...shape }: PopoverShape & { trigger: ComponentProps<"button"> }) {
  const [open, setOpen] = useState(false);
  const { loaded, id, ref, button } = usePopup(panel, "dialog", [open, setOpen]);
  return (
    <>
      <LiveButton {...trigger} {...button} onClick={() => setOpen(!open)} />
      {loaded ? <loaded.PopoverPanel {...shape} id={id} open={open} onOpenChange={setOpen} button={ref} /> : null}
    </>
  );
}

"use client";

import { type RefObject, useRef } from "react";

/**
 * For a Radix popover or menu whose button is rendered apart: a press of the button is not one outside, and the focus
 * returns to it unless something else was chosen.
 */
export function useOutside(button: RefObject<HTMLElement | null>) {
  const left = useRef(false);
  return {
    onInteractOutside: (event: Event & { target: EventTarget | null }) => {
      if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
      else left.current = true;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (!left.current) button.current?.focus();
      left.current = false;
    },
  };
}

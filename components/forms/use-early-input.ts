"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/** Keeps what was typed into a controlled input before hydration; React would clear it. */
export function useEarlyInput(
  input: RefObject<HTMLInputElement | null>,
  known: string,
  take: (typed: string) => void,
): void {
  const taken = useRef(false);
  useLayoutEffect(() => {
    const typed = input.current?.value;
    if (!taken.current && typed !== undefined && typed !== known) take(typed);
    taken.current = true;
  }, [input, known, take]);
}

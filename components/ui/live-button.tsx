"use client";

import type { ComponentProps } from "react";
import { useLive } from "./live";

/**
 * A bare button whose click needs the page's scripts: disabled until they run, for a click before that would be lost.
 * Every button is made of it; `data-waiting` dims it when that takes long.
 */
export function LiveButton({ disabled, type = "button", ...props }: ComponentProps<"button">) {
  const live = useLive();
  return <button {...props} type={type} disabled={disabled || !live} data-waiting={live ? undefined : ""} />;
}

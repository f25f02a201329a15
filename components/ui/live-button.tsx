"use client";

import type { ComponentProps } from "react";
import { useLive } from "./live";

type Props = ComponentProps<"button"> & { "data-waiting"?: string | undefined };

/**
 * An unstyled button that needs the page's scripts: disabled until they run, since an earlier click would be lost.
 * Every button uses it; `data-waiting` dims it when that, or what it opens, takes long.
 */
export function LiveButton({ disabled, type = "button", "data-waiting": waiting, ...props }: Props) {
  const live = useLive();
  return <button {...props} type={type} disabled={disabled || !live} data-waiting={live ? waiting : ""} />;
}

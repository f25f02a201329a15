"use client";

import { useLayoutEffect } from "react";
import { endNavigation } from "./pending-navigation";

/** In each page: it has come, even where a redirect led back to the same address. */
export function Arrived() {
  useLayoutEffect(() => endNavigation());
  return null;
}

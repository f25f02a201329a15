"use client";

import { useLocale } from "#use-text";
import { formatNumber } from "@/lib/format";

/** A figure with the separators of the reader's locale. */
export function Num({ value }: { value: number }) {
  return formatNumber(value, useLocale());
}

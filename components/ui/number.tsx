"use client";

import { useLocale } from "#use-text";
import { formatNumber } from "@/lib/format";

/** A figure with the separators of the reader's locale. */
export function Num({ value, options }: { value: number; options?: Intl.NumberFormatOptions }) {
  return formatNumber(value, useLocale(), options);
}

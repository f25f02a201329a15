"use client";

import { useLocale } from "@/components/ui/locale";
import { formatNumber, formatPercent } from "@/lib/format";

/** A figure with the separators of the reader's locale. */
export function Num({ value, options }: { value: number; options?: Intl.NumberFormatOptions }) {
  return formatNumber(value, useLocale(), options);
}

/** `share` 0.832 → 83%. */
export function Percent({ share }: { share: number }) {
  return formatPercent(share, useLocale());
}

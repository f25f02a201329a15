import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/lib/cn";

export const paletteClass =
  "fixed top-[max(12px,10dvh)] left-1/2 z-50 flex max-h-[85dvh] w-[calc(100vw-24px)] max-w-[620px] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-panel text-ink shadow-lg outline-none";
export const closeClass = cn(buttonVariants({ variant: "ghost", size: "icon-sm" }), "absolute! top-3 right-3");
export const fieldRow = "flex items-center gap-2.5 border-line border-b py-1 pr-12 pl-4";
export const fieldClass = "h-11 w-full min-w-0 bg-transparent text-[16px] outline-none placeholder:text-ink-3";

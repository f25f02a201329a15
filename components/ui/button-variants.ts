import { cva, type VariantProps } from "class-variance-authority";

/** Classes of a button, for the rare element that must look like one and cannot be `Button` or `ButtonLink`. */
export const buttonVariants = cva(
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-lg border font-[550] no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-brand text-brand-ink shadow-xs enabled:hover:bg-[color-mix(in_oklab,var(--brand)_90%,var(--ink))] [a]:hover:bg-[color-mix(in_oklab,var(--brand)_90%,var(--ink))]",
        secondary: "border-line-2 bg-panel text-ink shadow-xs enabled:hover:bg-sunk [a]:hover:bg-sunk",
        danger:
          "border-[color-mix(in_oklab,var(--bad)_40%,var(--line))] bg-panel text-bad shadow-xs enabled:hover:bg-bad-soft [a]:hover:bg-bad-soft",
        "danger-solid":
          "border-transparent bg-bad text-bad-ink shadow-xs enabled:hover:bg-[color-mix(in_oklab,var(--bad)_90%,var(--ink))]",
        ghost:
          "border-transparent text-ink-2 enabled:hover:bg-sunk enabled:hover:text-ink [a]:hover:bg-sunk [a]:hover:text-ink",
      },
      size: {
        sm: "h-7 px-2.5 text-xs",
        md: "h-[34px] px-3 text-sm",
        lg: "h-10 px-4 text-base",
        icon: "size-[34px] p-0",
        "icon-sm": "size-7 p-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonVariants = VariantProps<typeof buttonVariants>;

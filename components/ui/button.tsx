"use client";

import { type ComponentProps, use } from "react";
import { type ButtonVariants, buttonVariants } from "@/components/ui/button-variants";
import { Link } from "@/components/ui/link";
import { LiveButton } from "@/components/ui/live-button";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/cn";
import { FormContext } from "./form-context";

type ButtonProps = ComponentProps<typeof LiveButton> & ButtonVariants & { pending?: boolean };

/**
 * `pending` keeps the width and the focus: the button is busy and does nothing, but is not `disabled`.
 * Variants: secondary (default), primary, danger, danger-solid, ghost. An `icon` size needs an `aria-label`.
 */
export function Button({
  variant,
  size,
  pending,
  className,
  children,
  type = "button",
  onClick,
  ...props
}: ButtonProps) {
  const form = use(FormContext);
  // A form that the browser can submit by itself needs no scripts for its button.
  const Element = type === "submit" && form?.native ? "button" : LiveButton;
  return (
    <Element
      {...props}
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || props["aria-disabled"]}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={cn(buttonVariants({ variant, size }), className)}
    >
      <span className={cn("inline-flex items-center gap-1.5", pending && "opacity-0")}>{children}</span>
      {pending ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      ) : null}
    </Element>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonVariants;

/** A link that looks like a button. `download` or an outside address: use a plain `a` with `buttonVariants`. */
export function ButtonLink({ variant, size, className, ...props }: ButtonLinkProps) {
  return <Link {...props} className={cn(buttonVariants({ variant, size }), className)} />;
}

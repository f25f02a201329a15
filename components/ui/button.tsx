import type { ComponentProps } from "react";
import { type ButtonVariants, buttonVariants } from "@/components/ui/button-variants";
import { Link } from "@/components/ui/link";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/cn";

type ButtonProps = ComponentProps<"button"> & ButtonVariants & { pending?: boolean };

/**
 * `pending` keeps the width and the focus: the button is busy and does nothing, but is not `disabled`.
 * Variants: secondary (default), primary, danger, danger-solid, ghost. An `icon` size needs an `aria-label`.
 */
export function Button({ variant, size, pending, className, children, type, onClick, ...props }: ButtonProps) {
  return (
    <button
      {...props}
      type={type ?? "button"}
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
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonVariants;

/** A link that looks like a button. `download` or an outside address: use a plain `a` with `buttonVariants`. */
export function ButtonLink({ variant, size, className, ...props }: ButtonLinkProps) {
  return <Link {...props} className={cn(buttonVariants({ variant, size }), className)} />;
}

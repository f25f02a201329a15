import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of a long form or page: title and explanation next to its content, above it on narrow screens. */
export function Section({ title, description, actions, className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn(
        "grid gap-x-8 gap-y-3 border-line border-t py-5 first-of-type:border-0 first-of-type:pt-1 lg:grid-cols-[240px_minmax(0,1fr)]",
        className,
      )}
    >
      <div>
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        {description ? <div className="mt-0.5 text-ink-3 text-sm">{description}</div> : null}
        {actions ? <div className="mt-2">{actions}</div> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}

type FieldsetProps = { legend: ReactNode; hint?: ReactNode; className?: string; children: ReactNode };

export function Fieldset({ legend, hint, className, children }: FieldsetProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={hint ? id : undefined} className={cn("min-w-0", className)}>
      <legend className="mb-1.5 font-[550] text-sm">{legend}</legend>
      {hint ? (
        <p id={id} className="-mt-1 mb-2 text-ink-3 text-sm">
          {hint}
        </p>
      ) : null}
      <div className="flex flex-col gap-3">{children}</div>
    </fieldset>
  );
}

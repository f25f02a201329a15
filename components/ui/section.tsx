import { type ReactNode, useId } from "react";

type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** A part of a long form or page: title and explanation next to its content, above it on narrow screens. */
export function Section({ title, description, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-3 border-line border-t py-5 first-of-type:border-0 first-of-type:pt-1 lg:grid-cols-[240px_minmax(0,1fr)]"
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

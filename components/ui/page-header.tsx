import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "#use-text";
import { Arrived } from "@/components/ui/arrived";
import { Link } from "@/components/ui/link";

export type Crumb = { href: string; label: string };

type PageHeaderProps = {
  /** The page's only h1. */
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** The pages above this one, outermost first. */
  breadcrumbs?: readonly Crumb[];
};

export function PageHeader({ title, subtitle, actions, breadcrumbs }: PageHeaderProps) {
  const text = useText("ui.pageHeader");
  return (
    <header className="mb-4">
      <Arrived />
      {breadcrumbs && breadcrumbs.length > 0 ? (
        <nav aria-label={text("breadcrumb")} className="mb-1">
          <ol className="flex flex-wrap items-center gap-1 text-ink-3 text-sm">
            {breadcrumbs.map((crumb, index) => (
              <li key={crumb.href} className="flex min-w-0 items-center gap-1">
                {index > 0 ? <ChevronRight aria-hidden="true" className="size-3.5" /> : null}
                <Link
                  href={crumb.href}
                  className="wrap-anywhere inline-block rounded-sm py-0.5 hover:text-ink hover:underline"
                >
                  {crumb.label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2.5">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="wrap-anywhere font-[650] text-[19px] tracking-[-.018em] md:text-xl">{title}</h1>
          {subtitle ? <div className="mt-0.5 text-ink-3">{subtitle}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}

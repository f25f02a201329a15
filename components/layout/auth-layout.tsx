import type { ReactNode } from "react";
import { type Environment, EnvironmentBadge } from "@/components/layout/environment";
import { Logo } from "@/components/layout/logo";
import { SkipLink } from "@/components/layout/skip-link";
import { Panel } from "@/components/ui/panel";

type AuthLayoutProps = {
  /** The page's h1. */
  title: string;
  subtitle?: ReactNode;
  environment: Environment;
  /** Secondary text below the panel. */
  footer: ReactNode;
  children: ReactNode;
};

/** The layout of sign-in, setup and password pages. */
export function AuthLayout({ title, subtitle, environment, footer, children }: AuthLayoutProps) {
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto_1.4fr] justify-items-center px-3.5 py-6">
      <SkipLink />
      <span />
      <main id="main" tabIndex={-1} className="w-full max-w-[380px]">
        <div className="mb-5 flex items-center justify-between gap-3 px-1">
          <Logo />
          <EnvironmentBadge environment={environment} />
        </div>
        <Panel className="p-5">
          <h1 className="font-[650] text-xl tracking-[-.018em]">{title}</h1>
          {subtitle ? <div className="mt-0.5 text-ink-3">{subtitle}</div> : null}
          <div className="mt-4">{children}</div>
        </Panel>
        <div className="mt-3 px-1 text-ink-3 text-sm">{footer}</div>
      </main>
    </div>
  );
}

import type { ReactNode } from "react";
import { useText } from "#use-text";
import { Arriving } from "@/components/layout/arriving";
import { type Environment, EnvironmentBadge, EnvironmentBox } from "@/components/layout/environment";
import { Logo, LogoMark } from "@/components/layout/logo";
import { NavDrawer } from "@/components/layout/nav-drawer";
import { type NavItem, NavLinks } from "@/components/layout/nav-links";
import { SkipLink } from "@/components/layout/skip-link";
import { type ShellUser, UserMenu } from "@/components/layout/user-menu";
import { Link } from "@/components/ui/link";
import { TimeZoneProvider } from "@/components/ui/time-zone";

type AppShellProps = {
  nav: readonly NavItem[];
  environment: Environment;
  keyPrefix: string | null;
  /** ISO time of the last full sync; null when there was none. */
  syncedAt: string | null;
  /** The server's clock, ISO. */
  now: string;
  timeZone: string;
  user: ShellUser;
  /** The account menu's choice of a language. */
  language: ReactNode;
  /** A form with its button; it sits in the account menu. */
  signOut: ReactNode;
  /** Banners above every page. */
  banners: ReactNode;
  /** Search and page-wide actions, above the page. */
  header: ReactNode;
  children: ReactNode;
};

/**
 * The layout of every signed-in page; renders `<main id="main">`. Pages render their own PageHeader. Times are in
 * `timeZone`.
 */
export function AppShell(props: AppShellProps) {
  const { nav, environment, keyPrefix, syncedAt, now, timeZone, user, language, signOut, banners, header } = props;
  const text = useText("shell.app");
  const foot = (
    <>
      <EnvironmentBox environment={environment} keyPrefix={keyPrefix} syncedAt={syncedAt} now={now} />
      <UserMenu user={user} language={language} signOut={signOut} />
    </>
  );
  return (
    <TimeZoneProvider timeZone={timeZone}>
      <div
        data-print="frame"
        className="grid min-h-dvh grid-cols-[minmax(0,1fr)] max-md:grid-rows-[auto_1fr] md:grid-cols-[224px_minmax(0,1fr)]"
      >
        <SkipLink />
        <header
          data-print="hide"
          className="sticky top-0 z-30 flex h-13 items-center gap-2 border-line border-b bg-bg px-2 md:hidden"
        >
          <NavDrawer nav={nav}>{foot}</NavDrawer>
          <Link href="/" aria-label={text("home")} className="grid size-8 place-items-center rounded-md">
            <LogoMark />
          </Link>
          <span className="flex-1" />
          <EnvironmentBadge environment={environment} />
        </header>
        <aside data-print="hide" className="border-line border-r max-md:hidden">
          <div className="sticky top-0 flex h-dvh flex-col overflow-y-auto px-3 py-3.5">
            <Link href="/" className="mb-2.5 rounded-md px-2 py-1">
              <Logo />
            </Link>
            <NavLinks items={nav} />
            <div className="mt-auto flex flex-col gap-2 pt-6">{foot}</div>
          </div>
        </aside>
        <div className="min-w-0 max-w-[1240px] px-3.5 pt-3.5 pb-10 md:px-7 md:pt-5">
          <section
            aria-label={text("quickAccess")}
            data-print="hide"
            className="mb-[18px] flex flex-wrap items-center gap-2.5"
          >
            {header}
          </section>
          <section aria-label={text("notices")} data-print="hide" className="mb-3 flex flex-col gap-2 empty:hidden">
            {banners}
          </section>
          <main id="main" tabIndex={-1}>
            <Arriving>{props.children}</Arriving>
          </main>
        </div>
      </div>
    </TimeZoneProvider>
  );
}

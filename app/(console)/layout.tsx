import { Plus } from "lucide-react";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ClientText } from "@/components/client-text";
import { AppShell } from "@/components/layout/app-shell";
import { ButtonLink } from "@/components/ui/button";
import { can, type Permission } from "@/lib/auth/permissions";
import { getActor, getSignOutToken } from "@/lib/auth/session";
import { getSystemContext } from "@/lib/server-context";
import { getShell } from "@/lib/shell";
import { environmentOf } from "../environment";
import { AlertBell } from "./alert-bell";
import { CommandPalette } from "./palette/command-palette";
import { QuickSearch } from "./quick-search";
import { SignOut } from "./sign-out";
import { UpstreamBanners } from "./upstream-banners";

const roleWords = { admin: "Administrator", operator: "Operator", viewer: "Viewer" };

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (!actor) redirect(`/sign-in?callbackUrl=${encodeURIComponent((await headers()).get("x-path") ?? "/")}`);
  const ctx = await getSystemContext();
  const shell = await getShell(ctx);
  // Until the password is changed, the account's page is all that opens.
  const may = (permission: Permission) => !actor.mustChangePassword && can(actor.role, permission);
  const nav = [
    { href: "/", label: "Overview" },
    { href: "/organizations", label: "Organizations", count: shell.organizations },
    { href: "/customers", label: "Customers", count: shell.customers },
    { href: "/drift", label: "Differences" },
    { href: "/quota", label: "Quota" },
    {
      href: "/operations",
      label: "Operations",
      ...(shell.operations.open > 0 ? { count: shell.operations.open } : {}),
    },
    { href: "/activity", label: "Activity" },
    ...(can(actor.role, "team:manage") ? [{ href: "/team", label: "Team" }] : []),
    ...(can(actor.role, "settings:read") ? [{ href: "/settings", label: "Settings" }] : []),
  ];
  return (
    <AppShell
      nav={nav}
      environment={environmentOf(ctx.upstream.url)}
      keyPrefix={ctx.upstream.keyPrefix}
      syncedAt={shell.syncedAt}
      now={ctx.now().toISOString()}
      timeZone={shell.timeZone}
      user={{ name: actor.name, email: actor.email, role: roleWords[actor.role] }}
      signOut={<SignOut token={await getSignOutToken()} />}
      passwordHref="/account"
      banners={
        <UpstreamBanners
          upstream={shell.upstream}
          keyVerdict={shell.keyVerdict}
          undecided={shell.operations.undecided}
          now={ctx.now().toISOString()}
        />
      }
      header={
        <>
          <QuickSearch />
          <CommandPalette
            person={actor.id}
            pages={[
              ...nav.map(({ href, label }) => ({ href, label })),
              { href: "/alerts", label: "Alerts" },
              { href: "/account", label: "Account" },
            ]}
            actions={[
              ...(may("organizations:create") ? [{ href: "/organizations/new", label: "New organization" }] : []),
              ...(may("organizations:import")
                ? [{ href: "/organizations/import", label: "Import organizations" }]
                : []),
              ...(may("customers:write") ? [{ href: "/customers/new", label: "New customer" }] : []),
            ]}
            canSync={may("sync:run")}
          />
          <div className="ml-auto flex gap-2.5">
            {may("quota:read") ? (
              <ClientText of={["alerts.state", "alerts.title", "quota.counter"]}>
                <AlertBell initial={shell.alerts} />
              </ClientText>
            ) : null}
            {may("organizations:create") ? (
              <ButtonLink href="/organizations/new" variant="primary">
                <Plus aria-hidden="true" className="size-4 sm:hidden" />
                <span className="max-sm:sr-only">New organization</span>
              </ButtonLink>
            ) : null}
          </div>
        </>
      }
    >
      {children}
    </AppShell>
  );
}

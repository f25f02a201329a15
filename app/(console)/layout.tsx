import { Plus } from "lucide-react";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ClientText } from "@/components/client-text";
import { AppShell } from "@/components/layout/app-shell";
import { ButtonLink } from "@/components/ui/button";
import { can, type Permission } from "@/lib/auth/permissions";
import { getText } from "@/lib/messages/get-text";
import { getShell } from "@/lib/navigation/shell";
import { getSystemContext } from "@/lib/server-context";
import { getActor, getSignOutToken } from "@/lib/session/session";
import { environmentOf } from "../environment";
import { LanguageSwitch } from "../language/language-switch";
import { AlertBell } from "./_shell/alert-bell";
import { CommandPalette } from "./_shell/palette/command-palette";
import { QuickSearch } from "./_shell/quick-search";
import { SignOut } from "./_shell/sign-out";
import { UpstreamBanners } from "./_shell/upstream-banners";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (!actor) redirect(`/sign-in?callbackUrl=${encodeURIComponent((await headers()).get("x-path") ?? "/")}`);
  const ctx = await getSystemContext();
  const shell = await getShell(ctx);
  const [page, action, role] = await Promise.all([
    getText("shell.pages"),
    getText("shell.actions"),
    getText("team.roles"),
  ]);
  // Until the password is changed, only the account page opens.
  const may = (permission: Permission) => !actor.mustChangePassword && can(actor.role, permission);
  const nav = [
    { href: "/", label: page("overview") },
    { href: "/organizations", label: page("organizations"), count: shell.organizations },
    { href: "/customers", label: page("customers"), count: shell.customers },
    { href: "/reconciliation", label: page("reconciliation") },
    { href: "/quota", label: page("quota") },
    {
      href: "/operations",
      label: page("operations"),
      ...(shell.operations.open > 0 ? { count: shell.operations.open } : {}),
    },
    { href: "/audit-log", label: page("auditLog") },
    ...(can(actor.role, "team:manage") ? [{ href: "/team", label: page("team") }] : []),
    ...(can(actor.role, "settings:read") ? [{ href: "/settings", label: page("settings") }] : []),
  ];
  return (
    <ClientText
      of={[
        "alerts.state",
        "alerts.title",
        "forms.combobox",
        "forms.locales",
        "forms.tags",
        "quota.counter",
        "shell.app",
        "shell.bell",
        "shell.menu",
        "shell.nav",
        "shell.palette",
        "shell.polled",
        "shell.theme",
        "shell.user",
        "ui.address",
        "ui.button",
        "ui.chart",
        "ui.dialog",
        "ui.filter",
        "ui.gauge",
        "ui.gaugeLevel",
        "ui.json",
        "ui.loading",
        "ui.onDemand",
        "ui.pageHeader",
        "ui.pagination",
        "ui.tableBody",
        "ui.timeline",
        "ui.value",
      ]}
    >
      <AppShell
        nav={nav}
        environment={environmentOf(ctx.upstream.url)}
        keyPrefix={ctx.upstream.keyPrefix}
        syncedAt={shell.syncedAt}
        now={ctx.now().toISOString()}
        timeZone={shell.timeZone}
        user={{ name: actor.name, email: actor.email, role: role(actor.role) }}
        language={<LanguageSwitch own />}
        signOut={<SignOut token={await getSignOutToken()} />}
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
                { href: "/alerts", label: page("alerts") },
                { href: "/account", label: page("account") },
              ]}
              actions={[
                ...(may("organizations:create")
                  ? [{ href: "/organizations/new", label: action("newOrganization") }]
                  : []),
                ...(may("organizations:import")
                  ? [{ href: "/organizations/import", label: action("importOrganizations") }]
                  : []),
                ...(may("customers:write") ? [{ href: "/customers/new", label: action("newCustomer") }] : []),
              ]}
              canSync={may("sync:run")}
            />
            <div className="ml-auto flex gap-2.5">
              {may("quota:read") ? <AlertBell initial={shell.alerts} /> : null}
              {may("organizations:create") ? (
                <ButtonLink href="/organizations/new" variant="primary">
                  <Plus aria-hidden="true" className="size-4 sm:hidden" />
                  <span className="max-sm:sr-only">{action("newOrganization")}</span>
                </ButtonLink>
              ) : null}
            </div>
          </>
        }
      >
        {children}
      </AppShell>
    </ClientText>
  );
}

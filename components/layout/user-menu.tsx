"use client";

import { ChevronsUpDown, KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "#use-text";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { Link } from "@/components/ui/link";
import { Popover } from "@/components/ui/popover";

export type ShellUser = { name: string; email: string; role: string };

type UserMenuProps = { user: ShellUser; language: ReactNode; signOut: ReactNode };

export function UserMenu({ user, language, signOut }: UserMenuProps) {
  const text = useText("shell.user");
  return (
    <Popover
      label={text("title")}
      side="top"
      align="start"
      className="flex w-72 flex-col gap-3 p-3"
      trigger={{
        className: "flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left transition-colors hover:bg-sunk",
        children: (
          <>
            <span
              aria-hidden="true"
              data-forced="box"
              className="grid size-7 shrink-0 place-items-center rounded-full bg-brand-soft font-semibold text-brand text-xs uppercase"
            >
              {[...user.name.trim()][0] ?? "?"}
            </span>
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block truncate font-[550]">{user.name}</span>
              <span className="block truncate text-ink-3 text-xs">{user.role}</span>
            </span>
            <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
            <span className="sr-only">{text("menu")}</span>
          </>
        ),
      }}
    >
      <div className="min-w-0">
        <p className="truncate font-semibold">{user.name}</p>
        <p className="truncate text-ink-3 text-sm">{user.email}</p>
      </div>
      <ThemeSwitch />
      {language}
      <div className="flex flex-col gap-0.5 border-line border-t pt-2">
        <Link
          href="/account"
          className="flex items-center gap-2 rounded-md px-2 py-1.5 text-ink-2 hover:bg-sunk hover:text-ink"
        >
          <KeyRound aria-hidden="true" className="size-4" />
          {text("changePassword")}
        </Link>
        {signOut}
      </div>
    </Popover>
  );
}

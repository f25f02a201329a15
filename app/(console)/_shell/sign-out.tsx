"use client";

import { LogOut } from "lucide-react";
import { useText } from "#use-text";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/lib/cn";
import { clearRecent } from "./palette/recent";

/** Ends every session of the person, also on other devices. A whole page load: nothing of the session stays in memory. */
export function SignOut({ token }: { token: string }) {
  const text = useText("shell.user");
  return (
    <form method="post" action="/api/auth/sign-out" onSubmit={clearRecent} className="contents">
      <input type="hidden" name="token" value={token} />
      <button
        type="submit"
        className={cn(buttonVariants({ variant: "ghost" }), "justify-start! gap-2! px-2! font-normal!")}
      >
        <LogOut aria-hidden="true" className="size-4" />
        {text("signOut")}
      </button>
    </form>
  );
}

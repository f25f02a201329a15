"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { buttonVariants } from "@/components/ui/button-variants";
import { LiveButton } from "@/components/ui/live-button";
import { toast } from "@/components/ui/toast";
import { cn } from "@/lib/cn";
import { forgetRecent } from "./palette/recent";

/** Ends every session of the person, also on other devices. */
export function SignOut() {
  const [pending, setPending] = useState(false);
  const leave = async () => {
    setPending(true);
    try {
      await signOut({ redirect: false });
      forgetRecent();
      window.location.assign("/sign-in");
    } catch {
      setPending(false);
      toast.error("Could not reach the console. You are still signed in.");
    }
  };
  return (
    <LiveButton
      type="button"
      onClick={leave}
      aria-busy={pending || undefined}
      className={cn(buttonVariants({ variant: "ghost" }), "justify-start gap-2 px-2 font-normal")}
    >
      <LogOut aria-hidden="true" className="size-4" />
      Sign out
    </LiveButton>
  );
}

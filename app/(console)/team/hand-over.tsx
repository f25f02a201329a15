"use client";

import { useText } from "#use-text";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogClose } from "@/components/ui/dialog";

type HandOverProps = { name: string; email: string; password: string };

/** Shows the password once, to hand over to the person; it isn't stored. */
export function HandOver({ name, email, password }: HandOverProps) {
  const text = useText("team.handOver");
  return (
    <div className="flex flex-col gap-4">
      <p className="wrap-anywhere text-ink-2">{text("advice", { name })}</p>
      <dl className="flex flex-col gap-2 rounded-lg bg-sunk px-3 py-2.5">
        <div>
          <dt className="text-ink-3 text-sm">{text("email")}</dt>
          <dd className="wrap-anywhere">{email}</dd>
        </div>
        <div>
          <dt className="text-ink-3 text-sm">{text("password")}</dt>
          <dd className="flex items-center gap-1">
            <code className="wrap-anywhere">{password}</code>
            <CopyButton value={password} label={text("copy")} />
          </dd>
        </div>
      </dl>
      <div className="flex justify-end">
        <DialogClose variant="primary" autoFocus>
          {text("done")}
        </DialogClose>
      </div>
    </div>
  );
}

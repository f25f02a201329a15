"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogClose } from "@/components/ui/dialog";

type HandOverProps = { name: string; email: string; password: string };

/** The password once more, to be handed to the person; it is kept nowhere. */
export function HandOver({ name, email, password }: HandOverProps) {
  return (
    <div className="flex flex-col gap-4">
      <p className="wrap-anywhere text-ink-2">
        Hand it to {name} in person or by phone rather than by e-mail. It is not shown again, and they must replace it
        when they first sign in.
      </p>
      <dl className="flex flex-col gap-2 rounded-lg bg-sunk px-3 py-2.5">
        <div>
          <dt className="text-ink-3 text-sm">E-mail</dt>
          <dd className="wrap-anywhere">{email}</dd>
        </div>
        <div>
          <dt className="text-ink-3 text-sm">Password</dt>
          <dd className="flex items-center gap-1">
            <code className="wrap-anywhere">{password}</code>
            <CopyButton value={password} label="Copy password" />
          </dd>
        </div>
      </dl>
      <div className="flex justify-end">
        <DialogClose asChild>
          <Button variant="primary" autoFocus>
            Done
          </Button>
        </DialogClose>
      </div>
    </div>
  );
}

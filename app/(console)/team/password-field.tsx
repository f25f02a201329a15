"use client";

import { useRef } from "react";
import { useText } from "#use-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { generatePassword } from "./generate-password";

/** A password for someone else: visible, because it has to be handed over. */
export function PasswordField({ label }: { label: string }) {
  const text = useText("team.password");
  const box = useRef<HTMLDivElement>(null);
  const fill = () => {
    const input = box.current?.querySelector("input");
    if (!input) return;
    input.value = generatePassword();
    input.focus();
    input.select();
  };
  return (
    <Field label={label} name="password" required hint={text("hint")}>
      <div ref={box} className="flex gap-2">
        <Input autoComplete="off" autoCapitalize="off" spellCheck={false} className="font-mono" />
        <Button onClick={fill}>{text("generate")}</Button>
      </div>
    </Field>
  );
}

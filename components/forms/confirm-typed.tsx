"use client";

import { useRef, useState } from "react";
import { useTypedBefore } from "@/components/forms/use-typed-before";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type ConfirmTypedProps = {
  /** What must be typed, exactly (spaces at the ends and Unicode form aside). */
  expected: string;
  /** Words after it: "to go on". */
  purpose?: string;
  name?: string;
  error?: string | undefined;
  /** Enable the button with it; the server checks again. */
  onMatch: (matches: boolean) => void;
};

const plain = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();

function matchesTyped(typed: string, expected: string): boolean {
  return plain(expected) !== "" && plain(typed) === plain(expected);
}

export function ConfirmTyped({ expected, purpose = "to go on", name = "confirm", error, onMatch }: ConfirmTypedProps) {
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const type = (text: string) => {
    setTyped(text);
    onMatch(matchesTyped(text, expected));
  };
  useTypedBefore(input, "", type);
  return (
    <Field
      name={name}
      error={error}
      label={
        <span className="font-normal">
          Type <b className="wrap-anywhere select-all font-semibold">{expected}</b> {purpose}
        </span>
      }
    >
      <Input
        value={typed}
        ref={input}
        onChange={(event) => type(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </Field>
  );
}

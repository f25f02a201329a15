"use client";

import { type ReactNode, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useEarlyInput } from "./use-early-input";

type ConfirmTypedProps = {
  /** The text to type. Case, accents, spaces and punctuation are ignored. */
  expected: string;
  /** Also accepted, compared the same way. */
  alternatives: readonly string[];
  /** Asks for it; `b` marks the text to type. */
  label: (b: (text: ReactNode) => ReactNode) => ReactNode;
  name: string;
  /** Enable the button with it; the server checks again. */
  onMatch: (matches: boolean) => void;
};

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{DI}\p{P}\p{Z}\p{Cc}]/gu, "");

/** The button's own check of what was typed; the server's is the one that counts. */
export function matchesTyped(typed: string, accepted: readonly string[]): boolean {
  return plain(typed) !== "" && accepted.some((each) => plain(each) === plain(typed));
}

const strong = (text: ReactNode) => <b className="wrap-anywhere select-all font-semibold">{text}</b>;

export function ConfirmTyped(props: ConfirmTypedProps) {
  const { expected, alternatives, label, name, onMatch } = props;
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const type = (value: string) => {
    setTyped(value);
    onMatch(matchesTyped(value, [expected, ...alternatives]));
  };
  useEarlyInput(input, "", type);
  return (
    <Field name={name} label={<span className="font-normal">{label(strong)}</span>}>
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

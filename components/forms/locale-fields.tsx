"use client";

import { Plus, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useLocale, useText } from "#use-text";
import { Button } from "@/components/ui/button";
import { FieldContext } from "@/components/ui/field-context";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { languageName } from "@/lib/format";

const COMMON = ["ca", "en", "es", "eu", "gl", "fr", "de", "it", "pt", "nl", "pl", "ro", "sv", "el", "ar", "zh"];

type LocaleFieldsProps = {
  /** Values are sent as `<name>.<locale>`, always with `<name>.default`. */
  name: string;
  label: string;
  defaultValue: Readonly<Record<string, string>>;
  multiline?: boolean;
  required?: boolean;
  maxLength: number;
  /** All of the form's field errors; those named `<name>` and `<name>.<locale>` are used. */
  errors: Readonly<Record<string, string>>;
};

type Line = { id: string; locale: string; text: string };

/** One text in several languages: the default first, then a row for each language. */
export function LocaleFields(props: LocaleFieldsProps) {
  const { name, label, defaultValue, multiline, required, maxLength, errors } = props;
  const say = useText("forms.locales");
  const reader = useLocale();
  const id = useId();
  const lastId = useRef(0);
  const box = useRef<HTMLFieldSetElement>(null);
  const newLine = (locale: string, text: string): Line => ({ id: `${id}-${locale}-${lastId.current++}`, locale, text });
  const [lines, setLines] = useState<Line[]>(() =>
    Object.entries(defaultValue)
      .filter(([locale]) => locale !== "default")
      .map(([locale, text]) => newLine(locale, text)),
  );
  const known = [...new Set([...COMMON, ...lines.map((line) => line.locale)])];
  const unused = known.filter((locale) => lines.every((line) => line.locale !== locale));
  const Control = multiline ? Textarea : Input;

  const focusLater = (selector: string) =>
    requestAnimationFrame(() => {
      const found = box.current?.querySelectorAll<HTMLElement>(selector);
      found?.item(found.length - 1)?.focus();
    });

  const control = (locale: string, controlId: string, text: string) => {
    const field = `${name}.${locale}`;
    const error = errors[field] ?? (locale === "default" ? errors[name] : undefined);
    return (
      <FieldContext
        value={{
          id: controlId,
          name: field,
          describedBy: error ? `${controlId}-error` : undefined,
          invalid: Boolean(error),
          required: Boolean(required) && locale === "default",
        }}
      >
        <Control
          defaultValue={text}
          dir="auto"
          maxLength={maxLength}
          data-field={locale === "default" && errors[name] ? name : undefined}
          aria-label={
            locale === "default" ? undefined : say("textIn", { label, language: languageName(locale, reader) })
          }
          {...(multiline ? { rows: 3 } : {})}
        />
        {error ? (
          <p id={`${controlId}-error`} className="mt-1 text-bad text-sm">
            {error}
          </p>
        ) : null}
      </FieldContext>
    );
  };

  return (
    <fieldset ref={box} className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">{label}</legend>
      <div>
        <div className="mb-1.5">
          <Label htmlFor={`${id}-default`} required={required}>
            {label}
          </Label>
        </div>
        {control("default", `${id}-default`, defaultValue.default ?? "")}
      </div>
      {lines.map((line) => (
        <div key={line.id} className="grid grid-cols-[minmax(96px,140px)_minmax(0,1fr)_auto] items-start gap-2">
          <Select
            aria-label={say("languageOf", { label })}
            name=""
            value={line.locale}
            data-locale=""
            onChange={(event) => {
              const locale = event.target.value;
              setLines(lines.map((other) => (other.id === line.id ? { ...other, locale } : other)));
            }}
            options={known
              .filter((locale) => locale === line.locale || unused.includes(locale))
              .map((locale) => ({ value: locale, label: languageName(locale, reader) }))}
          />
          <div className="min-w-0">{control(line.locale, line.id, line.text)}</div>
          <Button
            variant="ghost"
            size="icon"
            aria-label={say("remove", { label, language: languageName(line.locale, reader) })}
            onClick={() => {
              setLines(lines.filter((other) => other.id !== line.id));
              focusLater("[data-add]");
            }}
          >
            <X aria-hidden="true" className="size-4" />
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          variant="ghost"
          data-add=""
          aria-label={say("addTo", { label })}
          className="-ml-2.5"
          aria-disabled={unused.length === 0}
          onClick={() => {
            const [locale] = unused;
            if (locale === undefined) return;
            setLines([...lines, newLine(locale, "")]);
            focusLater("select[data-locale]");
          }}
        >
          <Plus aria-hidden="true" className="size-3.5" />
          {say("add")}
        </Button>
      </div>
    </fieldset>
  );
}

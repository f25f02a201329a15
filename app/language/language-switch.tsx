"use client";

import { useLocale, useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { languageNames, languageOf, languages } from "@/lib/messages/locales";
import { setBrowserLanguageAction, setOwnLanguageAction } from "./actions";

/**
 * The languages by their own names. Works without scripts; with them, the action's response re-renders the page in the
 * other language, and input elsewhere on it stays. `own`: the choice is also saved to the account.
 */
export function LanguageSwitch({ own = false }: { own?: boolean }) {
  const text = useText("shell.language");
  const current = languageOf(useLocale());
  const form = useActionForm({ action: own ? setOwnLanguageAction : setBrowserLanguageAction, native: true });
  return (
    <ActionForm form={form}>
      <fieldset className="min-w-0">
        <legend className="mb-1 text-ink-3 text-xs">{text("title")}</legend>
        <div className="grid grid-cols-3 rounded-lg border border-line bg-sunk p-0.5">
          {languages.map((language) => (
            <Button
              key={language}
              type="submit"
              size="sm"
              variant="ghost"
              name="language"
              value={language}
              lang={language}
              aria-pressed={language === current}
              className={cn("px-1!", language === current && "bg-panel text-ink! shadow-xs forced-colors:outline-2")}
            >
              {languageNames[language]}
            </Button>
          ))}
        </div>
      </fieldset>
      <FormError error={form.error} />
    </ActionForm>
  );
}

"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useState } from "react";
import { useText } from "#use-text";
import { parseTheme, THEME_COOKIE, type Theme } from "@/components/layout/theme";

const CHOICES = [
  { theme: "light", icon: Sun },
  { theme: "dark", icon: Moon },
  { theme: "system", icon: Monitor },
] as const;

function apply(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and on plain http
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/** Only for what is mounted in the browser (a popover): the first value is read from the document. */
export function ThemeSwitch() {
  const text = useText("shell.theme");
  const name = useId();
  const [theme, setTheme] = useState<Theme>(() => parseTheme(document.documentElement.dataset.theme));
  return (
    <fieldset>
      <legend className="mb-1 text-ink-3 text-xs">{text("title")}</legend>
      <div className="grid grid-cols-3 rounded-lg border border-line bg-sunk p-0.5">
        {CHOICES.map(({ theme: choice, icon: Icon }) => (
          <label
            key={choice}
            className="flex h-7 items-center justify-center gap-1.5 rounded-md text-ink-2 text-xs has-checked:bg-panel has-checked:font-[550] has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-focus forced-colors:has-checked:outline-2"
          >
            <input
              type="radio"
              name={name}
              value={choice}
              checked={theme === choice}
              onChange={() => {
                setTheme(choice);
                apply(choice);
              }}
              className="sr-only"
            />
            <Icon aria-hidden="true" className="size-3.5" />
            {text(choice)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

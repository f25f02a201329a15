"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import type { AbstractIntlMessages } from "use-intl";
import { IntlProvider } from "use-intl/react";
import type { TextByPart } from "@/lib/messages/client-text";

const Given = createContext<TextByPart>({});

/** "quota.gauge" → { quota: { gauge } }, as the translator looks them up. */
function nested(given: TextByPart): AbstractIntlMessages {
  const all: AbstractIntlMessages = {};
  for (const [name, messages] of Object.entries(given)) {
    const [area = "", part = ""] = name.split(".");
    const found = all[area];
    all[area] = { ...(typeof found === "object" ? found : {}), [part]: messages };
  }
  return all;
}

/**
 * Gives the client components below it messages, in addition to those given further up. Server components use
 * `ClientText`.
 */
export function TextProvider({ locale, text, children }: { locale: string; text: TextByPart; children: ReactNode }) {
  const above = use(Given);
  const given = useMemo(() => ({ ...above, ...text }), [above, text]);
  const messages = useMemo(() => nested(given), [given]);
  return (
    <Given value={given}>
      {/*
       * Messages don't format dates: those are passed as text, in the console's zone. Without a zone, the translator
       * warns.
       */}
      <IntlProvider locale={locale} messages={messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </Given>
  );
}

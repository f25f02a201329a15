import type { ReactNode } from "react";
import { textOfParts } from "@/lib/messages/client-text";
import type { TextPart } from "@/lib/messages/part";
import { readerLocale } from "@/lib/messages/reader-locale";
import { TextProvider } from "./text-provider";

/** Gives the client components inside it the messages of these parts. `app/client-text.test.ts` says which a page needs. */
export async function ClientText({ of, children }: { of: readonly TextPart[]; children: ReactNode }) {
  const locale = await readerLocale();
  return (
    <TextProvider locale={locale} text={textOfParts(locale, of)}>
      {children}
    </TextProvider>
  );
}

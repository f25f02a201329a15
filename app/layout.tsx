import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { ClientText } from "@/components/client-text";
import { parseTheme, THEME_COOKIE } from "@/components/layout/theme";
import { Providers } from "@/components/providers";
import { getText } from "@/lib/messages/get-text";
import { languageOf } from "@/lib/messages/locales";
import { readerLocale } from "@/lib/messages/reader-locale";
import { fontClass } from "./fonts/fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const text = await getText("shell.app");
  return {
    title: { default: text("name"), template: `%s · ${text("name")}` },
    description: text("description"),
    icons: { icon: "/icon.svg" },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing may be prerendered: a page built in advance has no nonce, and its scripts would be blocked.
  await connection();
  const [requestHeaders, jar, locale] = await Promise.all([headers(), cookies(), readerLocale()]);
  const theme = parseTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html lang={languageOf(locale)} data-theme={theme} className={fontClass}>
      <body>
        <ClientText
          of={[
            "forms.action",
            "forms.error",
            "forms.leave",
            "forms.waiting",
            "shell.error",
            "shell.language",
            "ui.copy",
            "ui.field",
            "ui.request",
            "ui.time",
            "ui.toaster",
          ]}
        >
          <Providers nonce={requestHeaders.get("x-nonce") ?? undefined}>{children}</Providers>
        </ClientText>
      </body>
    </html>
  );
}

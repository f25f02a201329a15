import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { parseTheme, THEME_COOKIE } from "@/components/layout/theme";
import { Providers } from "@/components/providers";
import { pickLocale } from "@/lib/format";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Integrator Console", template: "%s · Integrator Console" },
  description: "Managed organizations, customers and quota of a Vocdoni integrator.",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing may be prerendered: a page made at build time has no nonce, and its scripts would be refused.
  await connection();
  const [requestHeaders, jar] = await Promise.all([headers(), cookies()]);
  const theme = parseTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <Providers
          locale={pickLocale(requestHeaders.get("accept-language"))}
          nonce={requestHeaders.get("x-nonce") ?? undefined}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}

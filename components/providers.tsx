"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Toaster } from "@/components/ui/toaster";

type ProvidersProps = {
  /** The nonce of the page's Content-Security-Policy. */
  nonce?: string | undefined;
  children: ReactNode;
};

/** Radix adds a <style> while a dialog locks scrolling and takes its nonce from this global. */
function shareNonce(nonce: string | undefined): void {
  if (typeof window !== "undefined" && nonce) Object.assign(window, { __webpack_nonce__: nonce });
}

/** At the root, around everything. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [client] = useState(() => {
    shareNonce(nonce);
    return new QueryClient({
      defaultOptions: { queries: { staleTime: 5_000, retry: 1, refetchOnWindowFocus: true } },
    });
  });
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toaster />
    </QueryClientProvider>
  );
}

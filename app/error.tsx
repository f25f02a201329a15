"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** Anything a page could not handle: no stack trace, a reference, and a way to try again. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center">
      <ErrorState
        level={1}
        title="This page cannot be shown right now"
        body="The console could not read what it needs, most likely because its database does not answer. It tries again when you do."
        unharmed="Nothing was changed."
        requestId={error.digest}
        retry={<Button onClick={() => window.location.reload()}>Try again</Button>}
      />
    </main>
  );
}

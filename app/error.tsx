"use client";

import { useText } from "#use-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** Unhandled errors of a page: a reference and a retry button, no stack trace. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const text = useText("shell.error");
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center">
      <ErrorState
        level={1}
        title={text("title")}
        body={text("body")}
        unharmed={text("unharmed")}
        requestId={error.digest}
        retry={<Button onClick={() => window.location.reload()}>{text("retry")}</Button>}
      />
    </main>
  );
}

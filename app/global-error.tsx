"use client";

/** The very last resort, without styles or scripts of ours: the frame itself could not be drawn. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Not available · Integrator Console</title>
        <main>
          <h1>The console is not available right now</h1>
          <p>Nothing was changed. Reload the page in a moment. {error.digest ? `Reference ${error.digest}.` : ""}</p>
        </main>
      </body>
    </html>
  );
}

"use client";

/** The very last resort, without styles, scripts or messages of ours: the frame itself could not be drawn. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Unavailable · Integrator Console</title>
        <main>
          <h1>The console is unavailable</h1>
          <p>Nothing was changed. Reload the page in a moment. {error.digest ? `Request ID: ${error.digest}` : ""}</p>
        </main>
      </body>
    </html>
  );
}

"use client";

/** In each language, because the reader's can't be looked up here. */
const SENTENCES = [
  ["en", "The console is unavailable", "Nothing was changed. Reload the page in a moment.", "Request ID"],
  ["es", "La consola no está disponible", "No se cambió nada. Recarga la página en un momento.", "ID de solicitud"],
  [
    "ca",
    "La consola no està disponible",
    "No s’ha canviat res. Torna a carregar la pàgina d’aquí a un moment.",
    "ID de sol·licitud",
  ],
] as const;

/** The last resort, without styles, scripts or messages: the layout itself couldn't be rendered. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Unavailable · Integrator Console</title>
        <main>
          {SENTENCES.map(([language, title, body, id]) => (
            <section key={language} lang={language}>
              <h1>{title}</h1>
              <p>
                {body} {error.digest ? `${id}: ${error.digest}` : ""}
              </p>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

import Shown from "./(console)/not-found";

export { generateMetadata } from "./(console)/not-found";

/** Outside the console's layout. */
export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-xl px-5 pt-16">
      <Shown />
    </main>
  );
}

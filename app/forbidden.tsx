import Shown from "./(console)/forbidden";

export { generateMetadata } from "./(console)/forbidden";

/** Outside the console's layout. */
export default function Forbidden() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-xl px-5 pt-16">
      <Shown />
    </main>
  );
}

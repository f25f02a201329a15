import { useText } from "#use-text";

export function SkipLink() {
  const text = useText("shell.app");
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg border border-line-2 bg-panel px-3 py-2 font-[550] text-ink focus:translate-y-0 focus:shadow-lg"
    >
      {text("skip")}
    </a>
  );
}

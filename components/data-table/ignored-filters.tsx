import { useText } from "#use-text";
import { Note } from "@/components/ui/banner";

/** Names the URL parameters that a list ignored, if any. */
export function IgnoredFilters({ names }: { names: readonly string[] }) {
  const text = useText("ui.ignoredFilters");
  if (names.length === 0) return null;
  return <Note title={text("ignored", { count: names.length, names: names.join(", ") })} className="mb-3" />;
}

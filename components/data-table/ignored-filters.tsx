import type { ComponentProps } from "react";
import { useText } from "#use-text";
import { Note } from "@/components/ui/banner";

type Props = Pick<ComponentProps<typeof Note>, "tone" | "className"> & { names: readonly string[] };

/** Names the URL parameters that a list ignored, if any. */
export function IgnoredFilters({ names, tone, className = "mb-3" }: Props) {
  const text = useText("ui.ignoredFilters");
  if (names.length === 0) return null;
  const title = text("ignored", { count: names.length, names: names.join(", ") });
  return <Note tone={tone} title={title} className={className} />;
}

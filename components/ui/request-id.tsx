import { useText } from "#use-text";
import { CopyButton } from "@/components/ui/copy-button";
import { cn } from "@/lib/cn";

/** The ID of a failure in the log, with a copy button. */
export function RequestId({ id, className }: { id: string; className?: string }) {
  const text = useText("ui.request");
  return (
    <p className={cn("flex flex-wrap items-center gap-x-1 text-xs", className)}>
      <span>{text.rich("id", { id, code: (chunks) => <code className="break-all">{chunks}</code> })}</span>
      <CopyButton value={id} label={text("copy")} />
    </p>
  );
}

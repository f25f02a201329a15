import { Tag } from "lucide-react";
import { useText } from "#use-text";
import { Chip } from "@/components/ui/chip";

/** The tags of a customer; beyond `most` only their number, with the tags on hover. */
export function CustomerTags({ tags, most = Number.POSITIVE_INFINITY }: { tags: readonly string[]; most?: number }) {
  const text = useText("customers.tags");
  const rest = tags.slice(most);
  return (
    <ul aria-label={text("label")} className="flex min-w-0 flex-wrap gap-1">
      {tags.slice(0, most).map((tag) => (
        <li key={tag} className="flex min-w-0 max-w-48">
          <Chip icon={Tag} className="min-w-0">
            <span title={tag} className="truncate">
              {tag}
            </span>
          </Chip>
        </li>
      ))}
      {rest.length > 0 ? (
        <li className="text-ink-3 text-xs leading-5" title={rest.join(", ")}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">{text("more", { count: rest.length, tags: rest.join(", ") })}</span>
        </li>
      ) : null}
    </ul>
  );
}

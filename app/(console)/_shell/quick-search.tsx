import { Search } from "lucide-react";
import Form from "next/form";
import { useText } from "#use-text";

/** Searches the list of organizations from any page, by name, customer or address. */
export function QuickSearch() {
  const text = useText("shell.quickSearch");
  return (
    <search className="min-w-0 flex-1 sm:max-w-[420px]">
      <Form action="/organizations" prefetch={false} className="relative">
        <Search aria-hidden="true" className="pointer-events-none absolute top-[9px] left-2.5 size-4 text-ink-3" />
        <input
          type="search"
          name="q"
          aria-label={text("label")}
          placeholder={text("placeholder")}
          autoComplete="off"
          spellCheck={false}
          className="h-[34px] w-full rounded-lg border border-line-3 bg-panel pr-3 pl-8 text-base max-md:text-[16px]"
        />
      </Form>
    </search>
  );
}

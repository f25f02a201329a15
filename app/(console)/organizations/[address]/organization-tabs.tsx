import { useText } from "#use-text";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/cn";

const tabs = ["overview", "elections"] as const;
type Tab = (typeof tabs)[number];

/** The parts of an organization's page, each with an address of its own. */
export function OrganizationTabs({ address, current }: { address: string; current: Tab }) {
  const text = useText("organizations.tabs");
  const hrefOf = (tab: Tab) => `/organizations/${address}${tab === "overview" ? "" : `/${tab}`}`;
  return (
    <nav aria-label={text("label")} className="mb-4 border-line border-b">
      <ul className="-mb-px flex gap-1">
        {tabs.map((tab) => (
          <li key={tab}>
            <Link
              href={hrefOf(tab)}
              aria-current={tab === current ? "page" : undefined}
              data-forced={tab === current ? "current" : undefined}
              className={cn(
                "block rounded-t-md border-b-2 px-3 py-2 hover:text-ink",
                tab === current ? "border-brand font-[550] text-ink" : "border-transparent text-ink-2",
              )}
            >
              {text(tab)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

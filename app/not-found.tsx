import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-xl px-5 pt-16">
      <PageHeader title="There is no such page" />
      <EmptyState
        title="The address may be mistyped"
        body="An organization's address is 0x followed by 40 hexadecimal digits. What was deleted stays findable under “Gone” in the list."
        action={<ButtonLink href="/organizations">All organizations</ButtonLink>}
      />
    </main>
  );
}

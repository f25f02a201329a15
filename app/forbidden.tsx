import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Not allowed" };

export default function Forbidden() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-xl px-5 pt-16">
      <PageHeader title="Your role does not allow this" />
      <EmptyState
        title="Nothing was changed"
        body="An administrator can give you another role under Team."
        action={<ButtonLink href="/">Back to the overview</ButtonLink>}
      />
    </main>
  );
}

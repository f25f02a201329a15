import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Not allowed" };

export default function Forbidden() {
  return (
    <>
      <PageHeader title="Your role does not allow this" />
      <EmptyState
        title="Nothing was changed"
        body="An administrator can give you another role under Team."
        action={<ButtonLink href="/">Back to the overview</ButtonLink>}
      />
    </>
  );
}

import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Customer not found" };

export default function CustomerNotFound() {
  return (
    <>
      <PageHeader title="There is no such customer" breadcrumbs={[{ href: "/customers", label: "Customers" }]} />
      <EmptyState
        title="The address may be mistyped"
        body="Customers are never deleted, only archived. Look for it by name, also among the archived ones."
        action={
          <>
            <ButtonLink href="/customers">All customers</ButtonLink>
            <ButtonLink href="/customers?archived=yes">Archived customers</ButtonLink>
          </>
        }
      />
    </>
  );
}

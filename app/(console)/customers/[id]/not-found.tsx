import type { Metadata } from "next";
import { useText } from "#use-text";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getText } from "@/lib/messages/get-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("customers.notFound"))("title") };
}

export default function CustomerNotFound() {
  const text = useText("customers.notFound");
  const titles = useText("customers.titles");
  return (
    <>
      <PageHeader title={text("title")} breadcrumbs={[{ href: "/customers", label: titles("customers") }]} />
      <EmptyState
        title={text("hint")}
        body={text("body")}
        action={
          <>
            <ButtonLink href="/customers">{text("all")}</ButtonLink>
            <ButtonLink href="/customers?archived=yes">{text("archived")}</ButtonLink>
          </>
        }
      />
    </>
  );
}

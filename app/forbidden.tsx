import type { Metadata } from "next";
import { useText } from "#use-text";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getText } from "@/lib/messages/get-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("shell.forbidden"))("metaTitle") };
}

export default function Forbidden() {
  const text = useText("shell.forbidden");
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-xl px-5 pt-16">
      <PageHeader title={text("title")} />
      <EmptyState
        title={text("unharmed")}
        body={text("body")}
        action={<ButtonLink href="/">{text("back")}</ButtonLink>}
      />
    </main>
  );
}

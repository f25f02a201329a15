import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { ClientText } from "@/components/client-text";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { can } from "@/lib/auth/permissions";
import { isAppError } from "@/lib/errors";
import { getImportPage } from "@/lib/imports/read";
import { importRowsDefaults, importRowsQuerySchema } from "@/lib/imports/schemas";
import { translateImport } from "@/lib/imports/translate";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { getSlots } from "@/lib/organizations/form-options";
import { getContext, getSystemContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { shortId } from "../../../operations/operation-title";
import { Slots } from "../../new/slots";
import { importTitle } from "../import-state";
import { ImportFollow } from "./import-follow";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const text = await getText("imports.detail");
  return { title: text("title", { id: shortId((await params).id) }) };
}

/** Where the console stopped it: most likely because of the quota. */
async function SlotsLeft({ now }: { now: string }) {
  return <Slots slots={await getSlots(await getSystemContext())} now={now} />;
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requirePagePermission("operations:read");
  const ctx = await getContext(actor);
  const { query, ignored } = readSearchParams(importRowsQuerySchema, importRowsDefaults, await searchParams);
  const found = await getImportPage(ctx, id, query).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not-found") return notFound();
    throw error;
  });
  const mayImport = can(actor.role, "organizations:import");
  const { import: view, now } = found;
  const text = await getText("imports.detail");
  const list = await getText("organizations.list");
  return (
    <UrlStateProvider>
      <ClientText of={["imports.follow", "imports.groups", "imports.progress", "imports.rows"]}>
        <PageHeader
          title={importTitle(view, await getText("imports.progress"))}
          subtitle={text.rich("subtitle", {
            ...{ id: shortId(id), actor: view.actorName },
            time: () => <RelativeTime value={view.createdAt} now={now} />,
          })}
          breadcrumbs={[
            { href: "/organizations", label: list("title") },
            ...(mayImport ? [{ href: "/organizations/import", label: text("breadcrumb") }] : []),
          ]}
        />
        {ignored.length > 0 ? (
          <Note title={text("ignored", { count: ignored.length, names: ignored.join(", ") })} className="mb-3" />
        ) : null}
        {mayImport && view.stopped && view.stopped.by === null ? (
          <Suspense>
            <SlotsLeft now={now} />
          </Suspense>
        ) : null}
        <ImportFollow initial={translateImport(found, await readerLocale())} query={query} canStop={mayImport} />
      </ClientText>
    </UrlStateProvider>
  );
}

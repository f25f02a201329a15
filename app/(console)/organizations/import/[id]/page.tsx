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
import { requirePagePermission } from "@/lib/auth/session";
import { isAppError } from "@/lib/errors";
import { getImportPage } from "@/lib/imports/read";
import { importRowsDefaults, importRowsQuerySchema } from "@/lib/imports/schemas";
import { getSlots } from "@/lib/organizations/form-options";
import { getContext, getSystemContext } from "@/lib/server-context";
import { shortId } from "../../../operations/operation-title";
import { Slots } from "../../new/slots";
import { importTitle } from "../import-words";
import { ImportFollow } from "./import-follow";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Import ${shortId((await params).id)}` };
}

/** The console stopped it: most likely for what the quota says. */
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
  return (
    <UrlStateProvider>
      <ClientText of={["operations.state"]}>
        <PageHeader
          title={importTitle(view)}
          subtitle={
            <>
              Import {shortId(id)} · started by {view.actorName}, <RelativeTime value={view.createdAt} now={now} />
            </>
          }
          breadcrumbs={[
            { href: "/organizations", label: "Organizations" },
            ...(mayImport ? [{ href: "/organizations/import", label: "Import" }] : []),
          ]}
        />
        {ignored.length > 0 ? (
          <Note title="Part of this address was not understood" className="mb-3">
            Unknown values of {ignored.join(", ")} were left out; you see the rows without them.
          </Note>
        ) : null}
        {mayImport && view.stopped && view.stopped.by === null ? (
          <Suspense>
            <SlotsLeft now={now} />
          </Suspense>
        ) : null}
        <ImportFollow initial={found} query={query} canStop={mayImport} />
      </ClientText>
    </UrlStateProvider>
  );
}

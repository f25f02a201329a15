import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { can } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { getCustomerName } from "@/lib/customers/option";
import { isAppError } from "@/lib/errors";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { operationInLanguage } from "@/lib/operations/in-language";
import { getOperation } from "@/lib/operations/read";
import { getContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { operationTitle, shortId } from "../operation-title";
import { OperationFollow } from "./operation-follow";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const text = await getText("operations.progress");
  return { title: text("name", { id: shortId((await params).id) }) };
}

/** null in place of what is not there. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && error.code === "not-found") return null;
    throw error;
  }
}

async function customerOf(ctx: Ctx, id: string | null) {
  const name = id === null ? null : await getCustomerName(ctx, id);
  return id === null || name === null ? null : { id, name };
}

export default async function OperationPage({ params }: Props) {
  const { id } = await params;
  const actor = await requirePagePermission("operations:read");
  const ctx = await getContext(actor);
  const operation = await orNull(getOperation(ctx, id));
  if (!operation) notFound();
  const customer = await customerOf(ctx, operation.customerId);
  const now = ctx.now().toISOString();
  const text = await getText("operations.detail");
  const listText = await getText("operations.list");
  return (
    <ClientText
      of={[
        "operations.decision",
        "operations.detail",
        "operations.kind",
        "operations.outcome",
        "operations.progress",
        "operations.state",
        "operations.timeline",
        "operations.title",
        "organizations.fields",
      ]}
    >
      <PageHeader
        title={operationTitle(operation, await getText("operations.title"))}
        subtitle={text.rich("subtitle", {
          id: shortId(operation.id),
          name: operation.actorName,
          time: () => <RelativeTime value={operation.createdAt} now={now} />,
        })}
        breadcrumbs={[{ href: "/operations", label: listText("title") }]}
      />
      <OperationFollow
        operation={operationInLanguage(operation, await readerLocale())}
        customer={customer}
        canDecide={can(actor.role, "operations:decide")}
        now={now}
      />
    </ClientText>
  );
}

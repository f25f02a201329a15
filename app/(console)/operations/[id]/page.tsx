import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { can } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import type { Ctx } from "@/lib/context";
import { getCustomerName } from "@/lib/customers/option";
import { isAppError } from "@/lib/errors";
import { getOperation } from "@/lib/operations/read";
import { getContext } from "@/lib/server-context";
import { operationTitle, shortId } from "../operation-words";
import { OperationFollow } from "./operation-follow";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Operation ${shortId((await params).id)}` };
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
  return (
    <>
      <PageHeader
        title={operationTitle(operation)}
        subtitle={
          <>
            Operation {shortId(operation.id)} · started by {operation.actorName},{" "}
            <RelativeTime value={operation.createdAt} now={now} />
          </>
        }
        breadcrumbs={[{ href: "/operations", label: "Operations" }]}
      />
      <OperationFollow
        operation={operation}
        customer={customer}
        canDecide={can(actor.role, "operations:decide")}
        now={now}
      />
    </>
  );
}

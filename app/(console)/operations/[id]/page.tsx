import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Ctx } from "@/lib/context";
import { getCustomerName } from "@/lib/customers/option";
import { getText } from "@/lib/messages/get-text";
import { operationInLanguage } from "@/lib/operations/in-language";
import { getOperation } from "@/lib/operations/read";
import { definePage } from "@/lib/page";
import { operationTitle, shortId } from "../operation-title";
import { OperationFollow } from "./operation-follow";

async function customerOf(ctx: Ctx, id: string | null) {
  const name = id === null ? null : await getCustomerName(ctx, id);
  return id === null || name === null ? null : { id, name };
}

const { generateMetadata, page } = definePage({
  permission: "operations:read",
  params: ["id"],
  load: async (ctx, { params }) => {
    const operation = await getOperation(ctx, params.id);
    return { operation, customer: await customerOf(ctx, operation.customerId) };
  },
  title: async ({ params }) => (await getText("operations.progress"))("name", { id: shortId(params.id) }),
  render: async ({ data: { operation, customer }, may, locale, now }) => {
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
          operation={operationInLanguage(operation, locale)}
          customer={customer}
          canDecide={may("operations:decide")}
          now={now}
        />
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

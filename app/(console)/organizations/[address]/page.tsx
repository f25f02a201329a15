import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonPanel } from "@/components/ui/skeleton";
import { getText } from "@/lib/messages/get-text";
import { say } from "@/lib/messages/text";
import { listOperations } from "@/lib/operations/read";
import { getOrganization, type OrganizationDetail, refreshOrganization } from "@/lib/organizations/get";
import { definePage } from "@/lib/page";
import { OrganizationName } from "../../../organization-name";
import { organizationName } from "../../../short-text";
import { loadShare } from "../../quota/load-share";
import { SubjectShare } from "../../quota/subject-share";
import { Live } from "./live";
import { OrganizationCustomer } from "./organization-customer";
import { OrganizationHistory } from "./organization-history";
import { OrganizationProfile } from "./organization-profile";
import { OrganizationStatus } from "./organization-status";
import { OrganizationUsage } from "./organization-usage";

const { generateMetadata, page } = definePage({
  permission: "organizations:read",
  params: ["address"],
  load: async (ctx, { params }) => {
    const known = await getOrganization(ctx, params.address);
    const { address } = known;
    const operations = await listOperations(ctx, { kind: "", state: "", target: address, page: 1, size: 5 });
    return {
      known,
      operations,
      refreshed: refreshOrganization(ctx, address).then((read) => ({ ...read, at: ctx.now().toISOString() })),
      share: loadShare(ctx, { kind: "organization", id: address }),
    };
  },
  title: async ({ data }) => organizationName((await data()).known),
  render: async ({ data: { known, operations, refreshed, share }, may, locale, now }) => {
    const present = known.goneAt === null;
    const base = `/organizations/${known.address}`;
    const text = await getText("organizations.detail");
    const list = await getText("organizations.list");
    return (
      <ClientText of={["organizations.link"]}>
        <PageHeader
          title={
            <Live
              shown={<OrganizationName name={known.name} />}
              live={refreshed.then(({ organization }) => <OrganizationName name={organization.name} />)}
            />
          }
          breadcrumbs={[{ href: "/organizations", label: list("title") }]}
          subtitle={
            <Live
              shown={<OrganizationStatus organization={known} reading={present} now={now} />}
              live={refreshed.then(({ organization, problem, at }) => (
                <OrganizationStatus organization={organization} problem={problem && say(problem, locale)} now={at} />
              ))}
            />
          }
          actions={
            <>
              {present && may("organizations:edit") ? (
                <ButtonLink href={`${base}/edit`}>{text("edit")}</ButtonLink>
              ) : null}
              {present && may("organizations:delete") ? (
                <ButtonLink href={`${base}/delete`} variant="danger">
                  {text("delete")}
                </ButtonLink>
              ) : null}
            </>
          }
        />
        <div className="grid gap-3 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
          <Live
            shown={<OrganizationAtVocdoni organization={known} />}
            live={refreshed.then(({ organization }) => <OrganizationAtVocdoni organization={organization} />)}
          />
          <div className="flex min-w-0 flex-col gap-3">
            <OrganizationCustomer organization={known} canLink={may("organizations:link")} />
            <OrganizationHistory
              operations={operations.rows}
              total={operations.total}
              address={known.address}
              now={now}
            />
          </div>
        </div>
        <Suspense fallback={<SkeletonPanel className="mt-3" />}>
          <SubjectShare kind="organization" share={share} gone={!present} />
        </Suspense>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

/** Data from Vocdoni; the rest of the page is stored here. */
function OrganizationAtVocdoni({ organization }: { organization: OrganizationDetail }) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <OrganizationUsage organization={organization} />
      <OrganizationProfile organization={organization} />
    </div>
  );
}

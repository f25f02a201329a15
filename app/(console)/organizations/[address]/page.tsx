import type { Metadata } from "next";
import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonPanel } from "@/components/ui/skeleton";
import { can } from "@/lib/auth/permissions";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import { listOperations } from "@/lib/operations/read";
import { getOrganization, type OrganizationDetail, refreshOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { OrganizationName } from "../../../organization-name";
import { organizationName } from "../../../short-text";
import { SubjectShare } from "../../quota/subject-share";
import { Live } from "./live";
import { orNotFound } from "./or-not-found";
import { OrganizationAnatomy } from "./organization-anatomy";
import { OrganizationCustomer } from "./organization-customer";
import { OrganizationHistory } from "./organization-history";
import { OrganizationStatus } from "./organization-status";
import { OrganizationUsage } from "./organization-usage";

type Props = { params: Promise<{ address: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address } = await params;
  await requirePagePermission("organizations:read");
  const organization = await orNotFound(getOrganization(await getSystemContext(), address));
  return { title: organizationName(organization) };
}

export default async function OrganizationPage({ params }: Props) {
  const { address } = await params;
  const actor = await requirePagePermission("organizations:read");
  const ctx = await getSystemContext();
  const known = await orNotFound(getOrganization(ctx, address));
  const operations = await listOperations(ctx, { kind: "", state: "", target: known.address, page: 1, size: 5 });
  const now = ctx.now().toISOString();
  const present = known.goneAt === null;
  const base = `/organizations/${known.address}`;
  const refreshed = refreshOrganization(ctx, known.address);
  const locale = await readerLocale();
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
            live={refreshed.then(({ organization, problem }) => (
              <OrganizationStatus
                organization={organization}
                problem={problem && say(problem, locale)}
                now={ctx.now().toISOString()}
              />
            ))}
          />
        }
        actions={
          <>
            {present && can(actor.role, "organizations:edit") ? (
              <ButtonLink href={`${base}/edit`}>{text("edit")}</ButtonLink>
            ) : null}
            {present && can(actor.role, "organizations:delete") ? (
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
          <OrganizationCustomer organization={known} canLink={can(actor.role, "organizations:link")} />
          <OrganizationHistory
            operations={operations.rows}
            total={operations.total}
            address={known.address}
            now={now}
          />
        </div>
      </div>
      <Suspense fallback={<SkeletonPanel className="mt-3" />}>
        <SubjectShare kind="organization" id={known.address} gone={!present} />
      </Suspense>
    </ClientText>
  );
}

/** What Vocdoni says of an organization; the rest of the page is known here. */
function OrganizationAtVocdoni({ organization }: { organization: OrganizationDetail }) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <OrganizationUsage organization={organization} />
      <OrganizationAnatomy organization={organization} />
    </div>
  );
}

import { ClientText } from "@/components/client-text";
import { Late } from "@/components/ui/late";
import { say } from "@/lib/messages/text";
import { listOperations } from "@/lib/operations/read";
import { getOrganization, type OrganizationDetail, refreshOrganization } from "@/lib/organizations/get";
import { definePage } from "@/lib/page";
import { later } from "@/lib/soon";
import { organizationName } from "../../../organization-label";
import { OrganizationName } from "../../../organization-name";
import { loadShare } from "../../quota/load-share";
import { SubjectShare } from "../../quota/subject-share";
import { OrganizationCustomer } from "./organization-customer";
import { OrganizationHeader } from "./organization-header";
import { OrganizationHistory } from "./organization-history";
import { OrganizationProfile } from "./organization-profile";
import { OrganizationStatus } from "./organization-status";
import { OrganizationTabs } from "./organization-tabs";
import { OrganizationUsage } from "./organization-usage";

const { generateMetadata, page } = definePage({
  permission: "organizations:read",
  params: ["address"],
  load: async (ctx, { params }) => {
    const known = await getOrganization(ctx, params.address);
    const { address } = known;
    const [operations, share] = await Promise.all([
      listOperations(ctx, { kind: "", state: "", target: address, page: 1, size: 5 }),
      loadShare(ctx, { kind: "organization", id: address }),
    ]);
    return {
      known,
      operations,
      share,
      refreshed: later(refreshOrganization(ctx, address).then((read) => ({ ...read, at: ctx.now().toISOString() }))),
    };
  },
  title: async ({ data }) => organizationName((await data()).known),
  render: ({ data: { known, operations, refreshed, share }, may, locale, now }) => {
    const present = known.goneAt === null;
    return (
      <ClientText of={["organizations.link"]}>
        <OrganizationHeader
          organization={known}
          may={may}
          title={
            <Late
              shown={<OrganizationName name={known.name} />}
              live={refreshed.value.then(({ organization }) => <OrganizationName name={organization.name} />)}
            />
          }
          subtitle={
            <Late
              shown={<OrganizationStatus organization={known} reading={present} now={now} />}
              live={refreshed.value.then(({ organization, problem, at }) => (
                <OrganizationStatus organization={organization} problem={problem && say(problem, locale)} now={at} />
              ))}
            />
          }
        />
        <OrganizationTabs address={known.address} current="overview" />
        <div className="grid gap-3 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
          <Late
            shown={<OrganizationAtVocdoni organization={known} />}
            live={refreshed.value.then(({ organization }) => <OrganizationAtVocdoni organization={organization} />)}
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
        <SubjectShare kind="organization" share={share} gone={!present} />
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

import { ConfirmAction } from "@/components/forms/confirm-action";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { DateText } from "@/components/ui/relative-time";
import type { OrganizationDetail } from "@/lib/organizations/get";
import { shortText } from "../../../short-text";
import { unkeepGoneAction } from "../../drift/actions";
import { unlinkOrganizationAction } from "../actions";
import { LinkCustomer } from "./link-customer";

/** Somebody noted that it is gone; this can be taken back. */
function Tombstone({ organization: { address, goneKeptAt }, canLink }: Props) {
  if (goneKeptAt === null) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <p className="text-ink-2 text-sm">
        Kept as a tombstone since <DateText value={goneKeptAt} />
      </p>
      {canLink ? (
        <ConfirmAction
          label="Take that back"
          fullLabel="Take back that it is kept as a tombstone"
          size="sm"
          title="List it among the differences again?"
          confirm="List it again"
          action={unkeepGoneAction}
          values={{ address }}
          done="It is listed among the differences again"
          focusAfter="customer"
        >
          <p>It stays gone from Vocdoni and linked here. Differences shows it again until somebody settles it.</p>
        </ConfirmAction>
      ) : null}
    </div>
  );
}

type Props = { organization: OrganizationDetail; canLink: boolean };

/** Whose organization it is: ours alone, Vocdoni knows nothing of customers. */
export function OrganizationCustomer({ organization, canLink }: Props) {
  const { address, customer, linkedAt } = organization;
  return (
    <Panel pad aria-labelledby="customer">
      <PanelHeader title="Customer" titleId="customer" note="known here only" />
      {customer ? (
        <div className="mb-3">
          <p className="flex flex-wrap items-center gap-2">
            <Link href={`/customers/${customer.id}`} className="link wrap-anywhere font-[550]">
              {customer.name}
            </Link>
            {customer.archived ? <Chip tone="mut">archived</Chip> : null}
          </p>
          {linkedAt ? (
            <p className="text-ink-3 text-sm">
              linked <DateText value={linkedAt} />
            </p>
          ) : null}
        </div>
      ) : (
        <p className="mb-3">
          <Chip tone="mut">not linked</Chip>
        </p>
      )}
      <Tombstone organization={organization} canLink={canLink} />
      {canLink ? (
        <div className="flex flex-wrap gap-2">
          <LinkCustomer address={address} present={customer} />
          {customer ? (
            <ConfirmAction
              label="Unlink"
              size="sm"
              variant="ghost"
              title={`Unlink from ${shortText(customer.name, 120)}?`}
              confirm="Unlink"
              action={unlinkOrganizationAction}
              values={{ address, expected: customer.id }}
              done="Unlinked"
              focusAfter="customer"
            >
              <p>Both stay as they are, and nothing at Vocdoni changes. They can be linked again at any time.</p>
            </ConfirmAction>
          ) : null}
        </div>
      ) : null}
    </Panel>
  );
}

import { useText } from "#use-text";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { DateText } from "@/components/ui/relative-time";
import type { OrganizationDetail } from "@/lib/organizations/get";
import { shortText } from "../../../short-text";
import { undoKeepDeletedAction, unlinkOrganizationAction } from "../actions";
import { LinkCustomer } from "./link-customer";

/** Kept as a deleted record; this can be undone. */
function DeletedRecordNote({ organization: { address, goneKeptAt }, canLink }: Props) {
  const text = useText("organizations.customer");
  if (goneKeptAt === null) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <p className="text-ink-2 text-sm">{text.rich("kept", { date: () => <DateText value={goneKeptAt} /> })}</p>
      {canLink ? (
        <ConfirmAction
          label={text("unkeep")}
          fullLabel={text("unkeepLabel")}
          size="sm"
          title={text("unkeepTitle")}
          confirm={text("unkeepConfirm")}
          action={undoKeepDeletedAction}
          values={{ address }}
          done={text("unkept")}
          focusAfter="customer"
        >
          <p>{text("unkeepBody")}</p>
        </ConfirmAction>
      ) : null}
    </div>
  );
}

type Props = { organization: OrganizationDetail; canLink: boolean };

/** The organization's customer. Vocdoni doesn't know about customers. */
export function OrganizationCustomer({ organization, canLink }: Props) {
  const text = useText("organizations.customer");
  const { address, customer, linkedAt } = organization;
  return (
    <Panel pad titleId="customer" title={text("title")} note={text("internal")}>
      {customer ? (
        <div className="mb-3">
          <p className="flex flex-wrap items-center gap-2">
            <Link href={`/customers/${customer.id}`} className="link wrap-anywhere font-[550]">
              {customer.name}
            </Link>
            {customer.archived ? <Chip tone="mut">{text("archived")}</Chip> : null}
          </p>
          {linkedAt ? (
            <p className="text-ink-3 text-sm">{text.rich("linked", { date: () => <DateText value={linkedAt} /> })}</p>
          ) : null}
        </div>
      ) : (
        <p className="mb-3">
          <Chip tone="mut">{text("unassigned")}</Chip>
        </p>
      )}
      <DeletedRecordNote organization={organization} canLink={canLink} />
      {canLink ? (
        <div className="flex flex-wrap gap-2">
          <LinkCustomer address={address} present={customer} />
          {customer ? (
            <ConfirmAction
              label={text("unlink")}
              size="sm"
              variant="ghost"
              title={text("unlinkTitle", { customer: shortText(customer.name, 120) })}
              confirm={text("unlink")}
              action={unlinkOrganizationAction}
              values={{ address, expected: customer.id }}
              done={text("unlinked")}
              focusAfter="customer"
            >
              <p>{text("unlinkBody")}</p>
            </ConfirmAction>
          ) : null}
        </div>
      ) : null}
    </Panel>
  );
}

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";

type FirstRunProps = { read: boolean; canCreate: boolean; canWriteCustomers: boolean };

/** In place of the newest organizations while there is none. */
export function FirstRun({ read, canCreate, canWriteCustomers }: FirstRunProps) {
  if (!read) {
    return (
      <Panel>
        <EmptyState
          title="Vocdoni’s list is not here yet"
          body="The organizations appear once the first reading is complete. See “Sync with Vocdoni” for how far it is."
        />
      </Panel>
    );
  }
  return (
    <Panel>
      <EmptyState
        title="No organizations yet"
        body={
          canCreate
            ? "Vocdoni’s list was read and is empty. Create the first organization, or add the customer that it will belong to."
            : "Vocdoni’s list was read and is empty. An operator or an administrator can create the first organization."
        }
        action={
          canCreate || canWriteCustomers ? (
            <>
              {canCreate ? (
                <ButtonLink href="/organizations/new" variant="primary">
                  Create an organization
                </ButtonLink>
              ) : null}
              {canWriteCustomers ? <ButtonLink href="/customers">Go to the customers</ButtonLink> : null}
            </>
          ) : undefined
        }
      />
    </Panel>
  );
}

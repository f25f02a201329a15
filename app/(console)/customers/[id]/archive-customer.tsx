import { ConfirmAction } from "@/components/forms/confirm-action";
import { shortText } from "../../../short-text";
import { archiveCustomerAction, restoreCustomerAction } from "../actions";

/** Archive, or take out of the archive; one button, so that the focus stays on it. */
export function ArchiveCustomer({ id, name, archived }: { id: string; name: string; archived: boolean }) {
  return (
    <ConfirmAction
      label={archived ? "Restore" : "Archive"}
      title={archived ? `Restore ${shortText(name)}?` : `Archive ${shortText(name)}?`}
      confirm={archived ? "Restore" : "Archive"}
      action={archived ? restoreCustomerAction : archiveCustomerAction}
      values={{ id }}
      done={archived ? "Customer restored" : "Customer archived"}
    >
      {archived ? (
        <p>It appears in lists and pickers again. Its organizations were linked all the time.</p>
      ) : (
        <>
          <p>Lists and pickers leave it out from now on; the filter “Archived” still finds it.</p>
          <p>
            Its organizations stay linked. Nothing changes at Vocdoni: they go on working and go on counting towards the
            quota.
          </p>
        </>
      )}
    </ConfirmAction>
  );
}

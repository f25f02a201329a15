import { useText } from "#use-text";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { shortText } from "../../../short-text";
import { archiveCustomerAction, restoreCustomerAction } from "../actions";

/** Archive or restore; one button, so that the focus stays on it. */
export function ArchiveCustomer({ id, name, archived }: { id: string; name: string; archived: boolean }) {
  const text = useText("customers.archive");
  return (
    <ConfirmAction
      label={text(archived ? "restore" : "archive")}
      title={text(archived ? "restoreTitle" : "archiveTitle", { name: shortText(name) })}
      confirm={text(archived ? "restore" : "archive")}
      action={archived ? restoreCustomerAction : archiveCustomerAction}
      values={{ id }}
      done={text(archived ? "restored" : "archived")}
    >
      {archived ? (
        <p>{text("restoreBody")}</p>
      ) : (
        <>
          <p>{text("hidden")}</p>
          <p>{text("unaffected")}</p>
        </>
      )}
    </ConfirmAction>
  );
}

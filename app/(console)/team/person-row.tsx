import { Cell, NarrowLine, Row } from "@/components/data-table/table";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { StaffRow } from "@/lib/staff/manage";
import { disablePersonAction, enablePersonAction } from "./actions";
import { EditPerson } from "./edit-person";
import { ResetPassword } from "./reset-password";
import { roleWords } from "./role-words";

type PersonRowProps = { person: StaffRow; isSelf: boolean; now: string };

function State({ disabledAt }: { disabledAt: string | null }) {
  return disabledAt ? <Chip tone="mut">Disabled</Chip> : <Chip tone="ok">Active</Chip>;
}

function LockOut({ id, name, disabledAt }: StaffRow) {
  const disabled = disabledAt !== null;
  return (
    <ConfirmAction
      label={disabled ? "Enable" : "Disable"}
      fullLabel={`${disabled ? "Enable" : "Disable"} ${name}`}
      size="sm"
      title={disabled ? `Enable ${name}?` : `Disable ${name}?`}
      confirm={disabled ? "Enable" : "Disable"}
      danger={!disabled}
      action={disabled ? enablePersonAction : disablePersonAction}
      values={{ id }}
      done={disabled ? "Person enabled" : "Person disabled"}
    >
      {disabled ? (
        <p>They can sign in again, with the password and the role that they had.</p>
      ) : (
        <p>
          They are signed out everywhere with their next click and cannot sign in until somebody enables them again.
          What they did stays in the activity log.
        </p>
      )}
    </ConfirmAction>
  );
}

export function PersonRow({ person, isSelf, now }: PersonRowProps) {
  const { id, name, email, role, disabledAt, lastSignInAt } = person;
  return (
    <Row>
      <Cell>
        <span dir="auto" className="wrap-anywhere font-[560]">
          {name}
        </span>
        {isSelf ? <span className="ml-2 text-ink-3 text-sm">you</span> : null}
        <div className="wrap-anywhere text-ink-3 text-sm">{email}</div>
        <NarrowLine>
          {roleWords[role]} · last sign-in <RelativeTime value={lastSignInAt} now={now} fallback="never" />
        </NarrowLine>
        <div className="mt-1 md:hidden">
          <State disabledAt={disabledAt} />
        </div>
      </Cell>
      <Cell hide>{roleWords[role]}</Cell>
      <Cell hide className="whitespace-nowrap text-ink-2">
        <RelativeTime value={lastSignInAt} now={now} fallback="Never" />
      </Cell>
      <Cell hide>
        <State disabledAt={disabledAt} />
      </Cell>
      <Cell className="max-md:align-top">
        <div className="flex flex-wrap justify-end gap-1.5 max-md:flex-col max-md:items-stretch">
          <EditPerson id={id} name={name} role={role} isSelf={isSelf} />
          {isSelf ? (
            <Link href="/account" className="link self-center px-1 py-0.5 text-sm">
              Change own password
            </Link>
          ) : (
            <>
              <ResetPassword id={id} name={name} email={email} />
              <LockOut {...person} />
            </>
          )}
        </div>
      </Cell>
    </Row>
  );
}

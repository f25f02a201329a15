import { useText } from "#use-text";
import { Cell, NarrowLine, Row } from "@/components/data-table/table";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { StaffRow } from "@/lib/staff/manage";
import { disablePersonAction, enablePersonAction } from "./actions";
import { EditPerson } from "./edit-person";
import { ResetPassword } from "./reset-password";

type PersonRowProps = { person: StaffRow; isSelf: boolean; now: string };

function Status({ disabledAt }: { disabledAt: string | null }) {
  const text = useText("team.person");
  return disabledAt ? <Chip tone="mut">{text("disabled")}</Chip> : <Chip tone="ok">{text("active")}</Chip>;
}

function Access({ id, name, disabledAt }: StaffRow) {
  const text = useText("team.access");
  const disabled = disabledAt !== null;
  return (
    <ConfirmAction
      label={text(disabled ? "enable" : "disable")}
      fullLabel={text(disabled ? "enableName" : "disableName", { name })}
      size="sm"
      title={text(disabled ? "enableTitle" : "disableTitle", { name })}
      confirm={text(disabled ? "enable" : "disable")}
      danger={!disabled}
      action={disabled ? enablePersonAction : disablePersonAction}
      values={{ id }}
      done={text(disabled ? "enabled" : "disabled")}
    >
      <p>{text(disabled ? "enableBody" : "disableBody")}</p>
    </ConfirmAction>
  );
}

export function PersonRow({ person, isSelf, now }: PersonRowProps) {
  const text = useText("team.person");
  const roleText = useText("team.roles");
  const { id, name, email, role, disabledAt, lastSignInAt } = person;
  return (
    <Row>
      <Cell>
        <span dir="auto" className="wrap-anywhere font-[560]">
          {name}
        </span>
        {isSelf ? <span className="ml-2 text-ink-3 text-sm">{text("you")}</span> : null}
        <div className="wrap-anywhere text-ink-3 text-sm">{email}</div>
        <NarrowLine>
          {lastSignInAt
            ? text.rich("roleAndSignIn", {
                role: roleText(role),
                time: () => <RelativeTime value={lastSignInAt} now={now} />,
              })
            : text("roleNeverSignedIn", { role: roleText(role) })}
        </NarrowLine>
        <div className="mt-1 md:hidden">
          <Status disabledAt={disabledAt} />
        </div>
      </Cell>
      <Cell hide>{roleText(role)}</Cell>
      <Cell hide className="whitespace-nowrap text-ink-2">
        <RelativeTime value={lastSignInAt} now={now} fallback={text("never")} />
      </Cell>
      <Cell hide>
        <Status disabledAt={disabledAt} />
      </Cell>
      <Cell className="max-md:align-top">
        <div className="flex flex-wrap justify-end gap-1.5 max-md:flex-col max-md:items-stretch">
          <EditPerson id={id} name={name} role={role} isSelf={isSelf} />
          {isSelf ? (
            <Link href="/account" className="link self-center px-1 py-0.5 text-sm">
              {text("changeOwnPassword")}
            </Link>
          ) : (
            <>
              <ResetPassword id={id} name={name} email={email} />
              <Access {...person} />
            </>
          )}
        </div>
      </Cell>
    </Row>
  );
}

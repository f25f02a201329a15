"use client";

import { useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Role } from "@/lib/auth/permissions";
import { updatePersonAction } from "./actions";
import { RoleField } from "./role-field";

type EditPersonProps = { id: string; name: string; role: Role; isSelf: boolean };

export function EditPerson({ id, name, role, isSelf }: EditPersonProps) {
  const text = useText("team.edit");
  return (
    <FormDialog
      title={text("title", { name })}
      trigger={
        <Button size="sm" aria-label={text("triggerName", { name })}>
          {text("trigger")}
        </Button>
      }
      action={updatePersonAction}
      values={{ id }}
      labels={{ name: text("name"), role: text("role") }}
      submit={text("save")}
      done={text("saved")}
    >
      <Field label={text("name")} name="name" required>
        <Input defaultValue={name} autoComplete="off" dir="auto" />
      </Field>
      <RoleField legend={text("role")} defaultValue={role} />
      {isSelf ? (
        <Note tone="info" title={text("selfTitle")}>
          {text("selfBody")}
        </Note>
      ) : (
        <p className="text-ink-3 text-sm">{text("effect")}</p>
      )}
    </FormDialog>
  );
}

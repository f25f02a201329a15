"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { Role } from "@/lib/auth/permissions";
import { updatePersonAction } from "./actions";
import { RoleField } from "./role-field";

type EditPersonProps = { id: string; name: string; role: Role; isSelf: boolean };

function EditForm({ id, name, role, isSelf, onDone }: EditPersonProps & { onDone: () => void }) {
  const text = useText("team.edit");
  const button = useText("ui.button");
  const form = useActionForm({
    action: updatePersonAction,
    onSuccess: () => {
      toast.success(text("saved"));
      onDone();
    },
  });
  const errors = form.fieldErrors;
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={{ name: text("name"), role: text("role") }} />
      <input type="hidden" name="id" value={id} />
      <Field label={text("name")} name="name" required error={errors.name}>
        <Input defaultValue={name} autoComplete="off" dir="auto" />
      </Field>
      <RoleField legend={text("role")} defaultValue={role} error={errors.role} />
      {isSelf ? (
        <Note tone="info" title={text("selfTitle")}>
          {text("selfBody")}
        </Note>
      ) : (
        <p className="text-ink-3 text-sm">{text("effect")}</p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{button("cancel")}</DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("save")}
        </Button>
      </div>
    </ActionForm>
  );
}

export function EditPerson(person: EditPersonProps) {
  const text = useText("team.edit");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={text("title", { name: person.name })}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" aria-label={text("triggerName", { name: person.name })}>
          {text("trigger")}
        </Button>
      }
    >
      <EditForm
        {...person}
        onDone={() => {
          setOpen(false);
          router.refresh();
        }}
      />
    </Dialog>
  );
}

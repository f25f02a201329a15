"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
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
  const form = useActionForm({
    action: updatePersonAction,
    onSuccess: () => {
      toast.success("Person saved");
      onDone();
    },
  });
  const errors = form.fieldErrors;
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={{ name: "Name", role: "Role" }} />
      <input type="hidden" name="id" value={id} />
      <Field label="Name" name="name" required error={errors.name}>
        <Input defaultValue={name} autoComplete="off" dir="auto" />
      </Field>
      <RoleField defaultValue={role} error={errors.role} />
      {isSelf ? (
        <Note tone="info" title="This is you">
          With another role than administrator you lose this page at once.
        </Note>
      ) : (
        <p className="text-ink-3 text-sm">A new role counts from their next click on.</p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          Save
        </Button>
      </div>
    </ActionForm>
  );
}

export function EditPerson(person: EditPersonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={`Edit ${person.name}`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" aria-label={`Edit ${person.name}`}>
          Edit
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

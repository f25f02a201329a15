"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { Combobox } from "@/components/forms/combobox";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useFocusAfter } from "@/components/ui/use-focus-after";
import type { FormValues } from "@/lib/form-values";
import type { Result } from "@/lib/result";
import { loadCustomers } from "../organizations/load-customers";

type Props<T> = {
  label: string;
  /** The button's screen reader label, which names its row. */
  fullLabel: string;
  title: string;
  description: string;
  confirm: string;
  done: string;
  action: (values: FormValues) => Promise<Result<T>>;
  values: Record<string, string>;
  /** The name of a customer to create; without it, one is chosen, or created by typing a new name. */
  newName?: string;
  /** Choosing a customer is optional. */
  optional?: boolean;
  focusAfter: string;
};

const MOST = 200;

/** A remedy that needs a customer: an existing one, or a new one. */
export function CustomerDialog<T>({ label, fullLabel, title, description, confirm, done, action, ...props }: Props<T>) {
  const text = useText("reconciliation.customerDialog");
  const { values, newName, optional = false, focusAfter } = props;
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const succeeded = useFocusAfter(focusAfter);
  const form = useActionForm({
    action,
    onSuccess: () => {
      succeeded.current = true;
      setOpen(false);
      toast.success(done);
      router.refresh();
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) form.setError(null);
        setOpen(next);
      }}
      trigger={
        <Button size="sm" aria-label={fullLabel}>
          {label}
        </Button>
      }
      overflow="hangs"
      title={title}
      description={description}
      footer={
        <>
          <DialogClose variant="ghost">{text("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={form.pending}>
            {confirm}
          </Button>
        </>
      }
    >
      <ActionForm form={form} id={formId}>
        <FormError
          error={form.error}
          labels={{ customerId: text("customer"), newCustomerName: text("customerName") }}
        />
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {newName === undefined ? (
          <Field
            label={text("customer")}
            name="customerId"
            required={!optional}
            error={form.fieldErrors.customerId}
            hint={text(optional ? "optionalHint" : "requiredHint")}
          >
            <Combobox createName="newCustomerName" load={loadCustomers} />
          </Field>
        ) : (
          <Field
            label={text("customerName")}
            name="newCustomerName"
            required
            error={form.fieldErrors.newCustomerName ?? form.fieldErrors.customerId}
            hint={text("customerNameHint")}
          >
            <Input defaultValue={newName.slice(0, MOST)} maxLength={MOST} autoComplete="off" />
          </Field>
        )}
      </ActionForm>
    </Dialog>
  );
}

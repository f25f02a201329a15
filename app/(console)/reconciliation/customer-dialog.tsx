"use client";

import { useText } from "#use-text";
import { Combobox } from "@/components/forms/combobox";
import { FormDialog, type FormDialogProps } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useFormErrors } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { loadCustomers } from "../organizations/load-customers";

type Choice = {
  /** The name of a customer to create; without it, one is chosen, or created by typing a new name. */
  newName?: string;
  /** Choosing a customer is optional. */
  optional?: boolean;
};

const MOST = 200;

function CustomerField({ newName, optional = false }: Choice) {
  const text = useText("reconciliation.customerDialog");
  const errors = useFormErrors();
  return newName === undefined ? (
    <Field
      label={text("customer")}
      name="customerId"
      required={!optional}
      hint={text(optional ? "optionalHint" : "requiredHint")}
    >
      <Combobox createName="newCustomerName" load={loadCustomers} />
    </Field>
  ) : (
    <Field
      label={text("customerName")}
      name="newCustomerName"
      required
      error={errors.newCustomerName ?? errors.customerId}
      hint={text("customerNameHint")}
    >
      <Input defaultValue={newName.slice(0, MOST)} maxLength={MOST} autoComplete="off" />
    </Field>
  );
}

type Props<T> = Pick<FormDialogProps<T>, "title" | "description" | "done" | "action" | "values" | "focusAfter"> &
  Choice & {
    label: string;
    /** The button's screen reader label, which names its row. */
    fullLabel: string;
    confirm: string;
  };

/** A remedy that needs a customer: an existing one, or a new one. */
export function CustomerDialog<T>({ label, fullLabel, confirm, newName, optional, ...dialog }: Props<T>) {
  const text = useText("reconciliation.customerDialog");
  return (
    <FormDialog
      {...dialog}
      ruled
      overflow="hangs"
      trigger={
        <Button size="sm" aria-label={fullLabel}>
          {label}
        </Button>
      }
      labels={{ customerId: text("customer"), newCustomerName: text("customerName") }}
      submit={confirm}
      cancel="ghost"
    >
      <CustomerField newName={newName} optional={optional} />
    </FormDialog>
  );
}

"use client";

import { useText } from "#use-text";
import { Combobox } from "@/components/forms/combobox";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { linkOrganizationAction } from "../actions";
import { loadCustomers } from "../load-customers";

/** Links an organization to a customer, an existing or a new one. */
export function LinkCustomer({ address, present }: { address: string; present: { id: string; name: string } | null }) {
  const text = useText("organizations.link");
  const title = present ? text("change") : text("link");
  return (
    <FormDialog
      ruled
      overflow="hangs"
      title={title}
      description={present ? text("current", { customer: present.name }) : text("unaffected")}
      trigger={<Button size="sm">{title}</Button>}
      action={linkOrganizationAction}
      values={{ address, expected: present?.id ?? "" }}
      labels={{ customerId: text("customer") }}
      submit={text("submit")}
      cancel="ghost"
      done={text("linked")}
    >
      <Field label={text("customer")} name="customerId" required hint={text("hint")}>
        <Combobox createName="newCustomerName" load={loadCustomers} />
      </Field>
    </FormDialog>
  );
}

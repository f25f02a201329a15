"use client";

import { useLocale, useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatNumber } from "@/lib/format";
import { saveWalletAlertAction } from "./actions";

type Props = { euros: number | null; canEdit: boolean; onSaved: () => void };

/** The balance at which an alert opens, and a button to change it. */
export function WalletAlert({ euros, canEdit, onSaved }: Props) {
  const text = useText("quota.walletAlert");
  const locale = useLocale();
  const amount = (value: number) =>
    formatNumber(value, locale, { style: "currency", currency: "EUR", minimumFractionDigits: 0 });
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-sm">
      <p className="text-ink-3">{euros === null ? text("off") : text("on", { amount: amount(euros) })}</p>
      {canEdit ? (
        <FormDialog
          size="sm"
          title={text("title")}
          description={text("description")}
          trigger={
            <Button size="sm" variant="ghost" aria-label={text("name")} className="-mx-2.5">
              {text("edit")}
            </Button>
          }
          action={saveWalletAlertAction}
          labels={{ walletEuros: text("threshold") }}
          submit={text("save")}
          done={text("saved")}
          onDone={onSaved}
        >
          <Field label={text("threshold")} name="walletEuros" hint={text("hint")}>
            <Input defaultValue={euros ?? ""} inputMode="numeric" autoComplete="off" />
          </Field>
        </FormDialog>
      ) : null}
    </div>
  );
}

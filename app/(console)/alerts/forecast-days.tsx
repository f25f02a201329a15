"use client";

import { useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { saveAlertSettingsAction } from "./actions";
import { useRefreshAlerts } from "./alerts-query";

/** Changes how many days ahead a forecast opens an alert; shown to people who may change settings. */
export function ForecastDays({ days }: { days: number }) {
  const text = useText("alerts.forecast");
  return (
    <FormDialog
      ruled
      size="sm"
      title={text("title")}
      description={text("description")}
      trigger={<Button>{text("title")}</Button>}
      action={saveAlertSettingsAction}
      labels={{ forecastDays: text("days") }}
      submit={text("save")}
      done={text("saved")}
      onDone={useRefreshAlerts()}
    >
      <Field label={text("days")} name="forecastDays" required hint={text("hint")}>
        <Input defaultValue={days} inputMode="numeric" autoComplete="off" />
      </Field>
    </FormDialog>
  );
}

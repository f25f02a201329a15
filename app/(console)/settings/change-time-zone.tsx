"use client";

import { useText } from "#use-text";
import { Combobox } from "@/components/forms/combobox";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { zoneWords } from "@/lib/time/zone";
import { saveTimeZoneAction } from "./actions";
import { timeZoneOptions } from "./time-zone-options";

/** Suggests the browser's zone, which may differ from the server's. */
const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function ChangeTimeZone({ timeZone }: { timeZone: string }) {
  const text = useText("settings.changeZone");
  return (
    <FormDialog
      ruled
      overflow="hangs"
      title={text("title")}
      description={text("description")}
      trigger={
        <Button size="sm" aria-label={text("title")}>
          {text("change")}
        </Button>
      }
      action={saveTimeZoneAction}
      labels={{ timeZone: text("field") }}
      submit={text("save")}
      done={text("saved")}
    >
      <Field label={text("field")} name="timeZone" required>
        <Combobox
          load={async (query) => timeZoneOptions(query, [timeZone, browserZone()], Date.now())}
          defaultValue={{ value: timeZone, label: zoneWords(timeZone) }}
          placeholder={text("placeholder")}
          emptyText={text("noneFound")}
        />
      </Field>
    </FormDialog>
  );
}

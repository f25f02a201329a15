"use client";

import { type ReactNode, useRef, useState } from "react";
import { useLocale, useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { FormValues } from "@/lib/form-values";
import { decodeText } from "@/lib/imports/decode";
import { MAX_BYTES } from "@/lib/imports/model";
import type { TranslatedPreview } from "@/lib/imports/translate";
import { typeChoices } from "@/lib/organizations/type-label";
import { previewImportAction } from "./actions";
import { ImportReview } from "./import-review";

type Props = { formToken: string; types: { value: string; label: string | null }[]; languages: boolean };
type Seen = { preview: TranslatedPreview; values: FormValues };

/** The rows as text, with the preview below. Editing the text removes the preview. */
export function ImportForm({ formToken: opened, types, languages }: Props) {
  const text = useText("imports.form");
  const typeText = useText("organizations.type");
  const locale = useLocale();
  const fileText = useText("imports.file");
  const c = (column: ReactNode) => <code>{column}</code>;
  // A re-rendered page brings another token: a resubmission after a lost response must use the same.
  const [formToken] = useState(opened);
  const [fileName, setFileName] = useState("");
  const [seen, setSeen] = useState<Seen | null>(null);
  const sent = useRef<FormValues>({});
  const pasted = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const form = useActionForm({
    action: (values) => {
      sent.current = values;
      return previewImportAction(values);
    },
    warnOnLeave: true,
    onSuccess: (preview) => setSeen({ preview, values: sent.current }),
    onError: () => setSeen(null),
  });

  const refuse = (message: string) =>
    form.setError({ code: "invalid-input", message: text("notRead"), fields: { text: message }, requestId: "" });

  async function choose(chosen: File) {
    setSeen(null);
    if (chosen.size > 2 * MAX_BYTES + 2) return refuse(fileText("tooLarge"));
    const read = decodeText(new Uint8Array(await chosen.arrayBuffer()));
    if (read === null) return refuse(fileText("encoding"));
    // UTF-16 may take twice the size of the text, which is what is limited.
    if (new TextEncoder().encode(read).length > MAX_BYTES) return refuse(fileText("tooLarge"));
    form.setError(null);
    if (pasted.current) pasted.current.value = read;
    setFileName(chosen.name);
  }

  return (
    <>
      <ActionForm form={form} labels={{ text: text("rows") }} onChange={() => setSeen(null)}>
        <input type="hidden" name="fileName" value={fileName} />
        <Panel pad>
          <Section
            title={text("rows")}
            description={text.rich(languages ? "formatWithLanguage" : "format", { c })}
            actions={
              <a href="/api/imports/template" download className={buttonVariants({ size: "sm" })}>
                {text("template")}
              </a>
            }
          >
            <div className="flex flex-wrap items-center gap-2">
              <Button onClick={() => file.current?.click()}>{text("chooseFile")}</Button>
              <span className="wrap-anywhere min-w-0 text-ink-3 text-sm">
                {fileName === "" ? text("orPaste") : fileName}
              </span>
              <input
                ref={file}
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                hidden
                aria-label={text("file")}
                onChange={(event) => {
                  const [chosen] = event.target.files ?? [];
                  event.stopPropagation();
                  event.target.value = "";
                  if (chosen) void choose(chosen);
                }}
              />
            </div>
            <Field label={text("rows")} name="text" required>
              <Textarea
                ref={pasted}
                rows={8}
                spellCheck={false}
                onChange={() => setFileName("")}
                placeholder={"name,type,country,website,customer,external_id"}
                className="h-52 max-h-none! font-mono md:text-[12.5px]! [field-sizing:fixed]!"
              />
            </Field>
          </Section>
          <Section title={text("type")} description={text("typeHint")}>
            <Field label={text("defaultType")} name="defaultType" className="max-w-80">
              <Select
                placeholder={text("noDefaultType")}
                defaultValue=""
                options={typeChoices(typeText, types, locale)}
              />
            </Field>
          </Section>
        </Panel>
        <div className="mt-4 flex flex-wrap items-center gap-2">
          <Button type="submit" variant={seen ? "secondary" : "primary"} pending={form.pending}>
            {text("validate")}
          </Button>
          <p className="text-ink-3 text-sm">{text("validateHint")}</p>
        </div>
      </ActionForm>
      {seen ? (
        <ImportReview key={seen.preview.now} preview={seen.preview} values={{ ...seen.values, formToken }} />
      ) : null}
    </>
  );
}

"use client";

import { useRef, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { FormValues } from "@/lib/form-values";
import { organizationTypeLabel } from "@/lib/format";
import { decodeText, NOT_UTF_8 } from "@/lib/imports/decode";
import type { ImportPreview } from "@/lib/imports/preview";
import { MOST_BYTES, TOO_LARGE } from "@/lib/imports/schemas";
import { previewImportAction } from "./actions";
import { ImportReview } from "./import-review";

type Props = { formToken: string; types: { value: string; label: string | null }[]; languages: boolean };
type Seen = { preview: ImportPreview; values: FormValues };

const format = (languages: boolean) => (
  <>
    The first line names the columns: <code>name</code>, and if you like <code>type</code>, <code>country</code>,{" "}
    <code>website</code>, <code>customer</code>, <code>external_id</code> (of the customer)
    {languages ? (
      <>
        {" "}
        and <code>language</code> (of messages to voters)
      </>
    ) : null}
    . Comma, semicolon, tab or |; UTF-8 or UTF-16; at most 1,000 rows and 1 MB.
  </>
);

/** The rows as text, the check of them, and below what it found. A change of the text takes the check away. */
export function ImportForm({ formToken: opened, types, languages }: Props) {
  // A page rendered anew brings another: what is sent again after a lost answer must be the same form.
  const [formToken] = useState(opened);
  const [fileName, setFileName] = useState("");
  const [seen, setSeen] = useState<Seen | null>(null);
  const sent = useRef<FormValues>({});
  const text = useRef<HTMLTextAreaElement>(null);
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
    form.setError({ code: "invalid-input", message: "Nothing was read.", fields: { text: message }, requestId: "" });

  async function choose(chosen: File) {
    setSeen(null);
    if (chosen.size > 2 * MOST_BYTES + 2) return refuse(TOO_LARGE);
    const read = decodeText(new Uint8Array(await chosen.arrayBuffer()));
    if (read === null) return refuse(NOT_UTF_8);
    // UTF-16 takes up to twice as much as the text, which is what counts.
    if (new TextEncoder().encode(read).length > MOST_BYTES) return refuse(TOO_LARGE);
    form.setError(null);
    if (text.current) text.current.value = read;
    setFileName(chosen.name);
  }

  return (
    <>
      <ActionForm form={form} onChange={() => setSeen(null)}>
        <FormError error={form.error} labels={{ text: "Rows" }} />
        <input type="hidden" name="fileName" value={fileName} />
        <Panel pad>
          <Section
            title="The rows"
            description={format(languages)}
            actions={
              <a href="/api/imports/template" download className={buttonVariants({ size: "sm" })}>
                Download a template
              </a>
            }
          >
            <div className="flex flex-wrap items-center gap-2">
              <Button onClick={() => file.current?.click()}>Choose a file</Button>
              <span className="wrap-anywhere min-w-0 text-ink-3 text-sm">
                {fileName === "" ? "or paste the rows below" : fileName}
              </span>
              <input
                ref={file}
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                hidden
                aria-label="CSV file"
                onChange={(event) => {
                  const [chosen] = event.target.files ?? [];
                  event.stopPropagation();
                  event.target.value = "";
                  if (chosen) void choose(chosen);
                }}
              />
            </div>
            <Field label="Rows" name="text" required error={form.fieldErrors.text}>
              <Textarea
                ref={text}
                rows={8}
                spellCheck={false}
                onChange={() => setFileName("")}
                placeholder={"name,type,country,website,customer,external_id"}
                className="h-52 max-h-none font-mono text-[12.5px] [field-sizing:fixed]"
              />
            </Field>
          </Section>
          <Section title="Type" description="It cannot be changed later.">
            <Field
              label="Type of rows that name none"
              name="defaultType"
              error={form.fieldErrors.defaultType}
              className="max-w-80"
            >
              <Select
                placeholder="Each row names its own"
                defaultValue=""
                options={types.map(({ value, label }) => ({ value, label: label ?? organizationTypeLabel(value) }))}
              />
            </Field>
          </Section>
        </Panel>
        <div className="mt-4 flex flex-wrap items-center gap-2">
          <Button type="submit" variant={seen ? "secondary" : "primary"} pending={form.pending}>
            Check the rows
          </Button>
          <p className="text-ink-3 text-sm">Nothing is written by checking.</p>
        </div>
      </ActionForm>
      {seen ? (
        <ImportReview key={seen.preview.now} preview={seen.preview} values={{ ...seen.values, formToken }} />
      ) : null}
    </>
  );
}

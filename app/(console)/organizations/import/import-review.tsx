"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Banner, Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { cn } from "@/lib/cn";
import type { FormValues } from "@/lib/form-values";
import type { ImportPreview } from "@/lib/imports/preview";
import { slotsLeft, slotVerdict } from "@/lib/imports/slot-words";
import { Slots } from "../new/slots";
import { startImportAction } from "./actions";
import { organizationsOf, rowsOf } from "./import-words";
import { CustomersToMake, ExistingRows, ProblemRows } from "./review-lists";

const UNREACHABLE =
  "Could not reach the console; whether the import was begun is not known. Send it again: it is begun once only.";

function Count({ value, words, tone }: { value: number; words: string; tone?: "bad" }) {
  return (
    <div className="flex min-w-28 flex-1 flex-col rounded-lg bg-sunk px-3 py-2">
      <dt className="text-ink-2 text-sm">{words}</dt>
      <dd className={cn("font-semibold text-lg tabular-nums", tone === "bad" && value > 0 && "text-bad")}>
        <Num value={value} />
      </dd>
    </div>
  );
}

/** What the check found, and the button that begins. */
export function ImportReview({ preview, values }: { preview: ImportPreview; values: FormValues }) {
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [all, setAll] = useState(false);
  const form = useActionForm({
    action: () => startImportAction({ ...values, digest: preview.digest, includeExisting: all ? "yes" : "" }),
    unreachable: UNREACHABLE,
    onSuccess: ({ importId }) => router.push(`/organizations/import/${importId}`),
  });
  useEffect(() => heading.current?.focus(), []);

  const { existing, problems, faulty, unused, newCustomers, moreCustomers } = preview;
  const wanted = preview.fresh + (all ? existing.length : 0);
  const verdict = slotVerdict(preview, wanted);
  const left = slotsLeft(preview);
  const stops = verdict.verdict === "stops";
  return (
    <Panel pad className="mt-4" aria-labelledby="review">
      <h2 id="review" ref={heading} tabIndex={-1} className="mb-3 font-semibold text-base outline-none">
        What would be imported
      </h2>
      <dl className="flex flex-wrap gap-2">
        <Count value={wanted} words="Will be created" />
        <Count value={all ? 0 : existing.length} words="Left out: already there" />
        <Count value={faulty} words="Left out: with errors" tone="bad" />
      </dl>
      <div className="mt-4 flex flex-col gap-3 [&>p]:mb-0">
        <Slots slots={preview.slots} now={preview.now} />
        {preview.waiting > 0 && left !== null ? (
          <p className="-mt-2 text-ink-3 text-sm">
            <Num value={left} /> for these rows: <Num value={preview.waiting} />{" "}
            {preview.waiting === 1 ? "is taken by a creation" : "are taken by creations"} not sent yet.
          </p>
        ) : null}
        {verdict.verdict === "fits" ? null : (
          <Banner tone={stops ? "bad" : "warn"} title={verdict.title}>
            {verdict.body}
          </Banner>
        )}
        {unused.length > 0 ? (
          <Note title={`Not used: ${unused.join(", ").slice(0, 300)}`}>
            These columns mean nothing here. The ones that do are {preview.columns.join(", ")}.
          </Note>
        ) : null}
        <ProblemRows problems={problems} />
        <ExistingRows existing={existing} />
        <CustomersToMake customers={all ? [...newCustomers, ...moreCustomers] : newCustomers} />
      </div>
      <ActionForm form={form} className="mt-4 flex flex-col gap-3 border-line border-t pt-4">
        <FormError error={form.error} />
        {existing.length > 0 ? (
          <label className="flex items-start gap-2">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} className="mt-1" />
            Import those too that are already there
          </label>
        ) : null}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" pending={form.pending} disabled={wanted === 0 || stops}>
            Import {organizationsOf(wanted)}
          </Button>
          <p className="text-ink-3 text-sm">
            {wanted === 0
              ? "There is nothing to import."
              : faulty > 0
                ? `${rowsOf(faulty)} with errors ${faulty === 1 ? "is" : "are"} left out: mend and check again to have them too.`
                : "A few are made at a time; Vocdoni takes seconds for each. You need not wait."}
          </p>
        </div>
      </ActionForm>
    </Panel>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Banner, Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { cn } from "@/lib/cn";
import type { FormValues } from "@/lib/form-values";
import { slotsLeft, slotVerdict } from "@/lib/imports/slot-verdict";
import type { TranslatedPreview } from "@/lib/imports/translate";
import { Slots } from "../new/slots";
import { startImportAction } from "./actions";
import { ExistingRows, NewCustomers, ProblemRows } from "./review-lists";

function Count({ value, label, tone }: { value: number; label: string; tone?: "bad" }) {
  return (
    <div className="flex min-w-28 flex-1 flex-col rounded-lg bg-sunk px-3 py-2">
      <dt className="text-ink-2 text-sm">{label}</dt>
      <dd className={cn("font-semibold text-lg tabular-nums", tone === "bad" && value > 0 && "text-bad")}>
        <Num value={value} />
      </dd>
    </div>
  );
}

/** Why the import as a whole can't be started, or may fail. */
function SlotsNote({ verdict }: { verdict: ReturnType<typeof slotVerdict> }) {
  const text = useText("imports.review");
  if (verdict.verdict === "fits") return null;
  const tone = verdict.verdict === "stops" ? "bad" : "warn";
  if (verdict.reason === "off") {
    return (
      <Banner tone={tone} title={text("off")}>
        {text("offBody")}
      </Banner>
    );
  }
  const { over, left } = verdict;
  return (
    <Banner tone={tone} title={text("overLimit", { over, left })}>
      {tone === "bad" ? text("overLimitBody") : text("stagingBody")}
    </Banner>
  );
}

/** The preview of an import, and the button that starts it. */
export function ImportReview({ preview, values }: { preview: TranslatedPreview; values: FormValues }) {
  const text = useText("imports.review");
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [all, setAll] = useState(false);
  const form = useActionForm({
    action: () => startImportAction({ ...values, digest: preview.digest, includeExisting: all ? "yes" : "" }),
    unreachable: text("unreachable"),
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
        {text("title")}
      </h2>
      <dl className="flex flex-wrap gap-2">
        <Count value={wanted} label={text("created")} />
        <Count value={all ? 0 : existing.length} label={text("duplicates")} />
        <Count value={faulty} label={text("errors")} tone="bad" />
      </dl>
      <div className="mt-4 flex flex-col gap-3 [&>p]:mb-0">
        <Slots slots={preview.slots} now={preview.now} />
        {preview.waiting > 0 && left !== null ? (
          <p className="-mt-2 text-ink-3 text-sm">{text("available", { left, waiting: preview.waiting })}</p>
        ) : null}
        <SlotsNote verdict={verdict} />
        {unused.length > 0 ? (
          <Note title={text("unused", { columns: unused.join(", ").slice(0, 300) })}>
            {text("unusedBody", { columns: preview.columns.join(", ") })}
          </Note>
        ) : null}
        <ProblemRows problems={problems} />
        <ExistingRows existing={existing} />
        <NewCustomers customers={all ? [...newCustomers, ...moreCustomers] : newCustomers} />
      </div>
      <ActionForm form={form} labels={{}} className="mt-4 flex flex-col gap-3 border-line border-t pt-4">
        {existing.length > 0 ? (
          <label className="flex items-start gap-2">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} className="mt-1" />
            {text("includeDuplicates")}
          </label>
        ) : null}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" pending={form.pending} disabled={wanted === 0 || stops}>
            {text("submit", { count: wanted })}
          </Button>
          <p className="text-ink-3 text-sm">
            {wanted === 0 ? text("nothing") : faulty > 0 ? text("fixErrors", { count: faulty }) : text("pace")}
          </p>
        </div>
      </ActionForm>
    </Panel>
  );
}

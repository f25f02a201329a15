"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { focusIfLost } from "@/components/ui/use-focus-after";
import type { ClearSuggestion, ClearSuggestions } from "@/lib/reconciliation/link-suggested";
import type { LinkReport } from "@/lib/reconciliation/model";
import { organizationName } from "../../organization-label";
import { shortText } from "../../short-text";
import { linkSuggestedAction } from "./actions";

const bold = (chunks: ReactNode) => <b className="font-[550]">{chunks}</b>;
const line = "wrap-anywhere border-line border-t py-1.5 first:border-0";

function Suggestions({ suggestions }: { suggestions: ClearSuggestion[] }) {
  const text = useText("reconciliation.linkAll");
  return (
    <ul className="flex flex-col">
      {suggestions.map(({ address, name, customer, by }) => (
        <li key={address} className={line}>
          {text.rich("pair", {
            b: bold,
            name: organizationName({ name, address }),
            customer: shortText(customer.name),
          })}{" "}
          <span className="text-ink-3 text-sm">{text(by === "name" ? "sameName" : "sameExternalId")}</span>
          <input type="hidden" name="pairs[]" value={`${address} ${customer.id}`} />
        </li>
      ))}
    </ul>
  );
}

function Report({ report: { linked, skipped, interrupted } }: { report: LinkReport }) {
  const text = useText("reconciliation.linkAll");
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="font-[550]">
        {skipped.length > 0
          ? text("linkedAndSkipped", { linked: linked.length, skipped: skipped.length })
          : text("linkedCount", { count: linked.length })}
      </p>
      {interrupted ? (
        <Note tone="bad" title={text("stoppedEarly")}>
          {interrupted}
        </Note>
      ) : null}
      {skipped.length > 0 ? (
        <ul aria-label={text("skipped")} className="flex flex-col">
          {skipped.map(({ address, name, why }) => (
            <li key={address} className={line}>
              {text.rich("skippedPair", { b: bold, name: organizationName({ name, address }), why })}
            </li>
          ))}
        </ul>
      ) : null}
      {linked.length > 0 ? (
        <ul aria-label={text("linked")} className="flex flex-col text-ink-2">
          {linked.map(({ address, name, customer }) => (
            <li key={address} className={line}>
              {text("linkedPair", { name: organizationName({ name, address }), customer: shortText(customer.name) })}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type Props = ClearSuggestions & { focusAfter: string };

/**
 * Links every unambiguous suggestion, after showing them; then reports what was linked, and what was skipped and why.
 */
export function LinkAll({ suggestions, all, focusAfter }: Props) {
  const text = useText("reconciliation.linkAll");
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [report, setReport] = useState<LinkReport | null>(null);
  // As when the dialog opened: a page refresh must not change them while they are read.
  const [asked, setAsked] = useState<ClearSuggestion[]>([]);
  const submitted = useRef(false);
  const form = useActionForm({ action: linkSuggestedAction, onSuccess: setReport });
  const change = (next: boolean) => {
    // Closing now would lose the report.
    if (form.pending) return;
    if (next) {
      setAsked(suggestions);
      setReport(null);
      form.setError(null);
      submitted.current = false;
    } else if (submitted.current) {
      // Also after an error, to show what was linked before it.
      router.refresh();
    }
    setOpen(next);
  };
  const hidden = suggestions.length === 0 && !open;
  // The button disappears when nothing is left to link, and the focus must not.
  useEffect(() => {
    if (hidden && report) focusIfLost(focusAfter);
  }, [hidden, report, focusAfter]);
  if (hidden) return null;
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={<Button size="sm">{text(all ? "linkAll" : "linkSome", { count: suggestions.length })}</Button>}
      title={report ? text("result") : text("question", { count: asked.length })}
      description={report ? undefined : text("hint")}
      footer={
        report ? (
          <DialogClose variant="primary">{text("close")}</DialogClose>
        ) : (
          <>
            <DialogClose variant="ghost">{text("cancel")}</DialogClose>
            <Button type="submit" form={formId} variant="primary" pending={form.pending}>
              {text("confirm", { count: asked.length })}
            </Button>
          </>
        )
      }
    >
      {report ? (
        <Report report={report} />
      ) : (
        <ActionForm
          form={form}
          labels={{}}
          id={formId}
          onSubmit={(event) => {
            submitted.current = true;
            form.props.onSubmit(event);
          }}
        >
          <Suggestions suggestions={asked} />
        </ActionForm>
      )}
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { ClearSuggestion, ClearSuggestions } from "@/lib/drift/link-suggested";
import type { LinkReport } from "@/lib/drift/schemas";
import { organizationName, shortText } from "../../short-text";
import { linkSuggestedAction } from "./actions";

const organizations = (n: number) => (n === 1 ? "1 organization" : `${n} organizations`);

function Suggestions({ suggestions }: { suggestions: ClearSuggestion[] }) {
  return (
    <ul className="flex flex-col">
      {suggestions.map(({ address, name, customer, by }) => (
        <li key={address} className="wrap-anywhere border-line border-t py-1.5 first:border-0">
          <b className="font-[550]">{organizationName({ name, address })}</b> to {shortText(customer.name)}{" "}
          <span className="text-ink-3 text-sm">{by === "name" ? "same name" : "same external id"}</span>
          <input type="hidden" name="pairs[]" value={`${address} ${customer.id}`} />
        </li>
      ))}
    </ul>
  );
}

function Report({ report: { linked, skipped, brokenOff } }: { report: LinkReport }) {
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="font-[550]">
        {organizations(linked.length)} linked
        {skipped.length > 0 ? `, ${organizations(skipped.length)} left as before` : ""}.
      </p>
      {brokenOff ? (
        <Note tone="bad" title="Not all were tried">
          {brokenOff}
        </Note>
      ) : null}
      {skipped.length > 0 ? (
        <ul aria-label="Left as before" className="flex flex-col">
          {skipped.map(({ address, name, why }) => (
            <li key={address} className="wrap-anywhere border-line border-t py-1.5 first:border-0">
              <b className="font-[550]">{organizationName({ name, address })}</b>: {why}
            </li>
          ))}
        </ul>
      ) : null}
      {linked.length > 0 ? (
        <ul aria-label="Linked" className="flex flex-col text-ink-2">
          {linked.map(({ address, name, customer }) => (
            <li key={address} className="wrap-anywhere border-line border-t py-1.5 first:border-0">
              {organizationName({ name, address })} to {shortText(customer.name)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type Props = ClearSuggestions & { focusAfter: string };

/** Links every suggestion that is clear, after showing them all; then says what was linked, and what was not and why. */
export function LinkAll({ suggestions, all, focusAfter }: Props) {
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [report, setReport] = useState<LinkReport | null>(null);
  // As they were when the question was asked: a page rendered anew must not change them under the reader's eyes.
  const [asked, setAsked] = useState<ClearSuggestion[]>([]);
  const submitted = useRef(false);
  const form = useActionForm({ action: linkSuggestedAction, onSuccess: setReport });
  const change = (next: boolean) => {
    // Closed now, the report of what is being linked would be lost.
    if (form.pending) return;
    if (next) {
      setAsked(suggestions);
      setReport(null);
      form.setError(null);
      submitted.current = false;
    } else if (submitted.current) {
      // Also after an error: what was done before it shows.
      router.refresh();
    }
    setOpen(next);
  };
  const hidden = suggestions.length === 0 && !open;
  // The button goes when nothing is left to link, and the focus must not go with it.
  useEffect(() => {
    const next = hidden && report ? document.getElementById(focusAfter) : null;
    if (!next || document.activeElement !== document.body) return;
    next.tabIndex = -1;
    next.focus();
  }, [hidden, report, focusAfter]);
  if (hidden) return null;
  const most = suggestions.length === 1 ? "" : all ? "all " : "these ";
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm">
          Link {most}
          {suggestions.length} clear {suggestions.length === 1 ? "suggestion" : "suggestions"}
        </Button>
      }
      title={report ? "What was linked" : `Link ${organizations(asked.length)}?`}
      description={
        report
          ? undefined
          : "Each is looked at once more before it is linked, and left alone where it is no longer clear. Nothing at Vocdoni changes; each link can be taken away again."
      }
      footer={
        report ? (
          <DialogClose asChild>
            <Button variant="primary">Close</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose asChild>
              <Button variant="ghost">Cancel</Button>
            </DialogClose>
            <Button type="submit" form={formId} variant="primary" pending={form.pending}>
              Link {organizations(asked.length)}
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
          id={formId}
          onSubmit={(event) => {
            submitted.current = true;
            form.props.onSubmit(event);
          }}
        >
          <FormError error={form.error} />
          <Suggestions suggestions={asked} />
        </ActionForm>
      )}
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useFocusAfter } from "@/components/ui/use-focus-after";
import type { Named } from "@/lib/reconciliation/model";
import { organizationName } from "../../organization-label";
import { shortText } from "../../short-text";
import { linkSuggestedAction } from "./actions";

type Props = { address: string; name: string; customer: Named; focusAfter: string };

/** Links an organization to its only match with one click; it can be unlinked as easily. */
export function LinkSuggestion({ address, name, customer, focusAfter }: Props) {
  const text = useText("reconciliation.linkSuggestion");
  const router = useRouter();
  const to = shortText(customer.name.trim(), 30);
  const succeeded = useFocusAfter(focusAfter);
  const form = useActionForm({
    action: linkSuggestedAction,
    onSuccess: ({ skipped: [skipped] }) => {
      if (skipped) toast.error(text("notLinked", { why: skipped.why }));
      else {
        succeeded.current = true;
        toast.success(text("linked", { customer: shortText(customer.name, 60) }));
      }
      router.refresh();
    },
  });
  return (
    <ActionForm form={form} labels={{}}>
      <input type="hidden" name="pairs[]" value={`${address} ${customer.id}`} />
      <Button
        type="submit"
        size="sm"
        variant="primary"
        pending={form.pending}
        aria-label={text("linkOf", { customer: to, name: organizationName({ name, address }) })}
      >
        {text("link", { customer: to })}
      </Button>
    </ActionForm>
  );
}

"use client";

import { useId, useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { decideOperationAction } from "../actions";

type Decision = "look-again" | "close";
type DecideProps = { id: string; onDecided: () => void };

const keys = {
  "look-again": {
    button: "lookAgain",
    title: "lookAgainTitle",
    confirm: "lookAgainConfirm",
    done: "lookAgainDone",
    body: "lookAgainBody",
  },
  close: { button: "close", title: "closeTitle", confirm: "closeConfirm", done: "closeDone", body: "closeBody" },
} as const;

function Decide({ id, decision, onDecided }: DecideProps & { decision: Decision }) {
  const text = useText("operations.decision");
  const [open, setOpen] = useState(false);
  const formId = useId();
  const { button, title, confirm, done, body } = keys[decision];
  const form = useActionForm({
    action: decideOperationAction,
    onSuccess: () => {
      setOpen(false);
      toast.success(text(done));
      onDecided();
    },
    onError: (error) => {
      if (error.code !== "conflict") return;
      setOpen(false);
      toast.info(error.message);
      onDecided();
    },
  });
  return (
    <Dialog
      title={text(title)}
      description={text(body)}
      open={open}
      onOpenChange={(next) => {
        if (!next) form.setError(null);
        setOpen(next);
      }}
      size="sm"
      trigger={<Button>{text(button)}</Button>}
      footer={
        <>
          <DialogClose>{text("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={form.pending}>
            {text(confirm)}
          </Button>
        </>
      }
    >
      <ActionForm form={form} id={formId}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="decision" value={decision} />
        <FormError error={form.error} />
      </ActionForm>
    </Dialog>
  );
}

/** The two safe decisions when checking couldn't determine the outcome. */
export function OperationDecision({ id, onDecided }: DecideProps) {
  const text = useText("operations.decision");
  return (
    <section aria-labelledby="decide" className="mt-4 border-line border-t pt-3">
      <h3 id="decide" className="font-semibold text-base">
        {text("heading")}
      </h3>
      <p className="mt-1 text-ink-2">{text("intro")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Decide id={id} decision="look-again" onDecided={onDecided} />
        <Decide id={id} decision="close" onDecided={onDecided} />
      </div>
    </section>
  );
}

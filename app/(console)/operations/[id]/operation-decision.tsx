"use client";

import { useId, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { decideOperationAction } from "../actions";

type Decision = "look-again" | "close";
type DecideProps = { id: string; onDecided: () => void };

const words = {
  "look-again": {
    button: "Look again",
    title: "Look at Vocdoni again?",
    confirm: "Look again",
    done: "The console looks again",
    body: "The console reads Vocdoni’s whole list twice more. If the organization is there by now, it is taken over; if not, you are asked once more. Nothing is sent to Vocdoni that changes anything.",
  },
  close: {
    button: "Close: it was not carried out",
    title: "Close as not carried out?",
    confirm: "Close it",
    done: "The operation is closed",
    body: "The operation ends here, and the same change may be begun anew. Closing sends nothing to Vocdoni. Should it turn up after all, the console adopts it, with its customer, and this operation then counts as carried out; a second one made meanwhile stays too. This cannot be undone.",
  },
} as const;

function Decide({ id, decision, onDecided }: DecideProps & { decision: Decision }) {
  const [open, setOpen] = useState(false);
  const formId = useId();
  const { button, title, confirm, done, body } = words[decision];
  const form = useActionForm({
    action: decideOperationAction,
    onSuccess: () => {
      setOpen(false);
      toast.success(done);
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
      title={title}
      description={body}
      open={open}
      onOpenChange={(next) => {
        if (!next) form.setError(null);
        setOpen(next);
      }}
      size="sm"
      trigger={<Button>{button}</Button>}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={form.pending}>
            {confirm}
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

/** The two decisions that are safe where looking could not settle the outcome. */
export function OperationDecision({ id, onDecided }: DecideProps) {
  return (
    <section aria-labelledby="decide" className="mt-4 border-line border-t pt-3">
      <h3 id="decide" className="font-semibold text-base">
        Your decision
      </h3>
      <p className="mt-1 text-ink-2">
        The console looked for an organization that carries this operation’s reference, well past the time in which
        Vocdoni can still be making it. Before you close, you may also look at Vocdoni yourself. Neither decision sends
        the request a second time.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Decide id={id} decision="look-again" onDecided={onDecided} />
        <Decide id={id} decision="close" onDecided={onDecided} />
      </div>
    </section>
  );
}

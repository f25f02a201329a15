"use client";

import { useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { decideOperationAction } from "../actions";

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

function Decide({ id, decision, onDecided }: DecideProps & { decision: keyof typeof keys }) {
  const text = useText("operations.decision");
  const { button, title, confirm, done, body } = keys[decision];
  return (
    <FormDialog
      ruled
      size="sm"
      title={text(title)}
      description={text(body)}
      trigger={<Button>{text(button)}</Button>}
      action={decideOperationAction}
      values={{ id, decision }}
      submit={text(confirm)}
      done={text(done)}
      onDone={onDecided}
      closesOnConflict
    />
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

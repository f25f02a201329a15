"use client";

import { useRouter } from "next/navigation";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { FormValues } from "@/lib/form-values";
import type { Result } from "@/lib/result";

type ActionButtonProps = {
  label: string;
  fullLabel: string;
  action: (values: FormValues) => Promise<Result<unknown>>;
  id: string;
  done: string;
};

/** A button that calls an action on one row without confirmation. */
export function ActionButton({ label, fullLabel, action, id, done }: ActionButtonProps) {
  const router = useRouter();
  const form = useActionForm({
    action,
    onSuccess: () => {
      toast.success(done);
      router.refresh();
    },
  });
  return (
    <>
      <Button size="sm" aria-label={fullLabel} pending={form.pending} onClick={() => form.submit({ id })}>
        {label}
      </Button>
      {form.error ? (
        <p role="alert" className="basis-full text-bad text-sm">
          {form.error.message}
        </p>
      ) : null}
    </>
  );
}

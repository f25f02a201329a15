"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, startTransition, useCallback, useEffect, useRef, useState, useTransition } from "react";
import { focusFirstError } from "@/components/forms/focus-error";
import { type FormValues, formValues } from "@/components/forms/form-values";
import { useLeaveWarning } from "@/components/forms/use-leave-warning";
import type { ActionError, Result } from "@/lib/result";

const UNREACHABLE =
  "Could not reach the console; nothing is known to have changed. Check your connection and try again.";
const FAILED =
  "The console failed before it could answer; what was done is not known. Reload to see the present state.";

type Options<T> = {
  action: (values: FormValues) => Promise<Result<T>>;
  /** Navigate or reset here: `pending` lasts until a navigation begun here has finished. */
  onSuccess?: (data: T) => void;
  onError?: (error: ActionError) => void;
  /** Words for an action that never answered. */
  unreachable?: string;
  warnOnLeave?: boolean;
};

/** An answer that came as an exception: Next gives a server-side one a `digest`, a lost connection has none. */
function thrownError(thrown: unknown, unreachable: string): ActionError {
  const digest = thrown instanceof Error && "digest" in thrown ? String(thrown.digest) : "";
  if (digest) return { code: "failed", message: FAILED, requestId: digest };
  return { code: "unreachable", message: unreachable, requestId: "" };
}

/**
 * Calls a server action with a form's values. What was typed stays after a failure, the first faulty field (else the
 * summary) takes the focus, and a second submit while one is under way does nothing.
 * Use: `<form {...form.props}>`, `<FormError error={form.error} />`, `<Field error={form.fieldErrors.name}>`,
 * `<Button type="submit" pending={form.pending}>`.
 */
export function useActionForm<T>({ action, onSuccess, onError, unreachable = UNREACHABLE, warnOnLeave }: Options<T>) {
  const ref = useRef<HTMLFormElement>(null);
  const inFlight = useRef(false);
  const [pending, begin] = useTransition();
  const [error, setError] = useState<ActionError | null>(null);
  const [data, setData] = useState<T | null>(null);
  const [dirty, setDirty] = useState(false);
  useLeaveWarning(Boolean(warnOnLeave) && dirty);

  useEffect(() => {
    if (error && ref.current) focusFirstError(ref.current, error.fields);
  }, [error]);

  const run = useCallback(
    (values: FormValues) => {
      if (inFlight.current) return;
      inFlight.current = true;
      begin(async () => {
        try {
          const result = await action(values);
          if (result.ok) {
            setError(null);
            setData(result.data);
            setDirty(false);
            if (onSuccess) startTransition(() => onSuccess(result.data));
          } else {
            setError(result.error);
            onError?.(result.error);
          }
        } catch (thrown) {
          unstable_rethrow(thrown);
          const failure = thrownError(thrown, unreachable);
          setError(failure);
          onError?.(failure);
        } finally {
          inFlight.current = false;
        }
      });
    },
    [action, onSuccess, onError, unreachable],
  );

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    run(formValues(new FormData(event.currentTarget, submitter)));
  };

  const reset = () => {
    ref.current?.reset();
    setError(null);
    setData(null);
    setDirty(false);
  };

  return {
    props: {
      ref,
      onSubmit,
      onInput: () => setDirty(true),
      noValidate: true,
      "aria-busy": pending || undefined,
    },
    pending,
    error,
    fieldErrors: error?.fields ?? {},
    data,
    dirty,
    /** Calls the action without a submit event. */
    submit: run,
    setError,
    reset,
  };
}

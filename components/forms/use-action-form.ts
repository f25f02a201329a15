"use client";

import { unstable_rethrow } from "next/navigation";
import {
  type FormEvent,
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { useText } from "#use-text";
import { focusFirstError } from "@/components/forms/focus-error";
import { thrownError } from "@/components/forms/thrown-error";
import { useLeaveWarning } from "@/components/forms/use-leave-warning";
import { type FormValues, formValues } from "@/lib/form-values";
import type { ActionError, FormAction, Result, Submitted } from "@/lib/result";

type Options<T> = {
  /** Navigate or reset here: `pending` lasts until that navigation has finished. */
  onSuccess?: (data: T) => void;
  onError?: (error: ActionError) => void;
  /** Shown when there was no response. */
  unreachable?: string;
  warnOnLeave?: boolean;
} & (
  | { native?: false; action: (values: FormValues) => Promise<Result<T>> }
  /** The action itself, not a wrapper: the browser submits the form to it before or without scripts. */
  | { native: true; action: FormAction<T> }
);

const nothing = async (): Promise<null> => null;

/**
 * Calls a server action with a form's values. After a failure the values stay and the first invalid field (else the
 * summary) gets the focus; a second submit in the meantime does nothing. Use: `<ActionForm form={form} labels={labels}>`,
 * `<Field name="…">`, which finds its error by itself, `<Button type="submit" pending={form.pending}>`.
 */
export function useActionForm<T>(options: Options<T>) {
  const { action, onSuccess, onError, unreachable, warnOnLeave, native = false } = options;
  const text = useText("forms.action");
  const ref = useRef<HTMLFormElement>(null);
  const inFlight = useRef(false);
  const [pending, begin] = useTransition();
  // Set when this page is the response to a form submitted without scripts.
  const [answered, nativeAction] = useActionState<Submitted<T> | null, FormData>(
    options.native ? options.action : nothing,
    null,
  );
  const refused = answered && !answered.ok ? answered : null;
  const [error, setError] = useState<ActionError | null>(refused?.error ?? null);
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
          const failure = thrownError(thrown, text, unreachable);
          setError(failure);
          onError?.(failure);
        } finally {
          inFlight.current = false;
        }
      });
    },
    [action, onSuccess, onError, unreachable, text],
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
      ...(native ? { action: nativeAction } : {}),
    },
    native,
    /** The values of the form that this page is the response to, without secrets. */
    values: refused?.values ?? {},
    pending,
    error,
    fieldErrors: error?.fields ?? {},
    data,
    /** Calls the action without a submit event. */
    submit: run,
    setError,
    reset,
  };
}

/** What `ActionForm` needs, regardless of the action's result type. */
export type ActionFormState = Pick<
  ReturnType<typeof useActionForm<unknown>>,
  "props" | "native" | "values" | "error" | "fieldErrors"
>;

"use client";

import { CircleAlert } from "lucide-react";
import { useText } from "#use-text";
import { findControl } from "@/components/forms/focus-error";
import { LiveButton } from "@/components/ui/live-button";
import { RequestId } from "@/components/ui/request-id";
import type { ActionError } from "@/lib/result";

type FormErrorProps = {
  error: ActionError | null;
  /** Field name → its label. Errors of the fields are listed with it. */
  labels?: Record<string, string>;
};

/** Expected refusals, about which the log has nothing to add. */
const QUIET = new Set(["invalid-input", "rate-limited", "unauthenticated", "foreign-origin", "starting"]);

function jump(from: HTMLElement, name: string): void {
  const form = from.closest("form");
  if (form) findControl(form, name)?.focus();
}

/** A form's error summary: the message, a link to each invalid field, the request ID. Put it inside the form. */
export function FormError({ error, labels = {} }: FormErrorProps) {
  const text = useText("forms.error");
  if (!error) return null;
  const fields = Object.entries(error.fields ?? {});
  return (
    <div
      role="alert"
      tabIndex={-1}
      data-form-error=""
      className="flex not-last:mb-4 gap-2.5 [.flex-col>&]:mb-0 rounded-lg border border-[color-mix(in_oklab,var(--bad)_35%,var(--line))] bg-bad-soft px-3 py-2.5 text-ink text-sm"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-[550]">{error.message}</p>
        {fields.length > 0 ? (
          <ul className="mt-1 flex flex-col gap-0.5">
            {fields.map(([name, message]) => (
              <li key={name}>
                <LiveButton
                  type="button"
                  onClick={(event) => jump(event.currentTarget, name)}
                  className="min-h-6 text-left underline decoration-line-3 underline-offset-2 hover:decoration-current"
                >
                  {labels[name] ? text("field", { label: labels[name], problem: message }) : message}
                </LiveButton>
              </li>
            ))}
          </ul>
        ) : null}
        {error.code === "unauthenticated" ? (
          <p className="mt-1">
            {text.rich("signInAgain", {
              link: (chunks) => (
                <a href="/sign-in" target="_blank" rel="noopener" className="link py-0.5">
                  {chunks}
                </a>
              ),
            })}
          </p>
        ) : null}
        {error.requestId && !QUIET.has(error.code) ? (
          <RequestId id={error.requestId} className="mt-1 text-ink-2" />
        ) : null}
      </div>
    </div>
  );
}

const FOCUSABLE = "input:not([type=hidden]), select, textarea, button";

/** A field's control: by name, or marked with `data-field` in a composite field. */
export function findControl(form: HTMLFormElement, name: string): HTMLElement | null {
  const key = CSS.escape(name);
  const marked = form.querySelector<HTMLElement>(`[data-field="${key}"]`);
  if (marked) return marked.matches(FOCUSABLE) ? marked : marked.querySelector<HTMLElement>(FOCUSABLE);
  return form.querySelector<HTMLElement>(`[name="${key}"]:not([type=hidden])`);
}

/** Focuses the first invalid control in reading order, or else the form's error summary. */
export function focusFirstError(form: HTMLFormElement, fields: Record<string, string> | undefined): void {
  const controls = Object.keys(fields ?? {})
    .map((name) => findControl(form, name))
    .filter((control) => control !== null)
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const target = controls[0] ?? form.querySelector<HTMLElement>("[data-form-error]");
  target?.focus();
}

/** The Clipboard API is absent on plain http and may be denied: then copy from a temporary field. */
function copyBySelecting(value: string, anchor: HTMLElement): boolean {
  const field = document.createElement("textarea");
  field.value = value;
  field.readOnly = true;
  field.className = "fixed top-0 left-0 opacity-0";
  anchor.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  anchor.focus();
  return done;
}

/** Copies `value` to the clipboard; returns whether that worked. `anchor` keeps the focus. */
export async function copyText(value: string, anchor: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return anchor !== null && copyBySelecting(value, anchor);
  }
}

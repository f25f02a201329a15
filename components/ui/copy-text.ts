/** The Clipboard API is absent on plain http and may be refused: then select a throw-away field and copy that. */
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

/** Puts `value` into the clipboard; answers whether that worked. `anchor` keeps the focus. */
export async function copyText(value: string, anchor: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return anchor !== null && copyBySelecting(value, anchor);
  }
}

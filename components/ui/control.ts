/** The box shared by text inputs, text areas and selects. 16 px on phones, where a smaller size makes iOS zoom. */
export const controlClass =
  "w-full min-w-0 rounded-lg border border-line-3 bg-panel text-ink text-base max-md:text-[16px] transition-colors hover:border-ink-3 disabled:cursor-not-allowed disabled:bg-sunk disabled:text-ink-3 read-only:not-disabled:not-[select]:bg-sunk aria-invalid:border-bad aria-invalid:shadow-[inset_0_0_0_1px_var(--bad)]";

/** What dims the page under a dialog. */
export const overlayClass = "fixed inset-0 z-40 bg-overlay";

/** The box of what opens over the page: popovers, menus, lists of options. */
export const popClass =
  "z-50 animate-pop rounded-xl border border-line-2 bg-panel text-ink shadow-lg outline-none data-[state=closed]:hidden";

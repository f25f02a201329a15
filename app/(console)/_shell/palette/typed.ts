/** What was typed, from the first opening on: the panel that finds it may come later. */
export type Typed = {
  text: string;
  setText: (text: string) => void;
  /** Enter, pressed before there was anything to open: in this tab or, with Ctrl or Cmd, in a new one. */
  held: "" | "here" | "tab";
  setHeld: (held: Typed["held"]) => void;
};

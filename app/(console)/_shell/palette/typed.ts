/** The text typed since the palette first opened; the panel may load later. */
export type Typed = {
  text: string;
  setText: (text: string) => void;
  /** Enter was pressed before results arrived: for this tab or, with Ctrl or Cmd, a new one. */
  held: "" | "here" | "tab";
  setHeld: (held: Typed["held"]) => void;
};

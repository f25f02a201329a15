"use client";

import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import type { PalettePanel } from "./palette-panel";

type Panel = ComponentType<ComponentProps<typeof PalettePanel>>;

/** The panel and its dependencies, loaded when first opened: most pages never need it. */
export function usePanel(open: boolean): { Panel: Panel | null; failed: boolean } {
  const [Panel, setPanel] = useState<Panel | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!open || Panel) return;
    setFailed(false);
    import("./palette-panel").then(
      (loaded) => setPanel(() => loaded.PalettePanel),
      () => setFailed(true),
    );
  }, [open, Panel]);
  return { Panel, failed };
}

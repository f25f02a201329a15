"use client";

import { useEffect, useEffectEvent, useId, useRef, useSyncExternalStore } from "react";
import { useText } from "#use-text";
import { toast } from "@/components/ui/toast";
import { createStore } from "./store";

export type OnDemand<T> = {
  /** Starts loading; call it when someone is about to need it. A failed attempt is repeated by the next call. */
  load: () => Promise<void>;
  /** The part once it is loaded. */
  store: Pick<ReturnType<typeof createStore<T | null>>, "read" | "subscribe">;
};

/** Code that a page doesn't need at first, such as what a button opens. */
export function onDemand<T>(importPart: () => Promise<T>): OnDemand<T> {
  const store = createStore<T | null>(null);
  let loading: Promise<void> | null = null;
  const load = () => {
    loading ??= importPart().then(store.set, (error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  return { load, store };
}

type OpenState = readonly [open: boolean, setOpen: (open: boolean) => void];

const nothing = () => null;

/** The part once it is loaded. `wanted` loads it; `onFail` is called when that fails. */
export function useOnDemand<T>(part: OnDemand<T>, wanted: boolean, onFail: () => void): T | null {
  const loaded = useSyncExternalStore(part.store.subscribe, part.store.read, nothing);
  const failed = useEffectEvent(onFail);
  useEffect(() => {
    if (wanted) part.load().catch(() => failed());
  }, [wanted, part]);
  return loaded;
}

/** For the element that will need the part: loads it when the pointer or the focus arrives. */
export function loadSoon(part: OnDemand<unknown>) {
  const load = () => void part.load().catch(() => undefined);
  return { onPointerEnter: load, onFocus: load };
}

/**
 * What a button opens, loaded on demand. Spread `button` on it; `ref` is its, and `id` that of what it opens. When
 * loading fails, a toast says so, and it counts as closed.
 */
export function usePopup<T>(part: OnDemand<T>, kind: "dialog" | "menu", [open, setOpen]: OpenState) {
  const text = useText("ui.onDemand");
  const id = useId();
  const ref = useRef<HTMLButtonElement>(null);
  const loaded = useOnDemand(part, open, () => {
    setOpen(false);
    toast.error(text("failed"));
  });
  const shown = open && loaded !== null;
  const button = {
    ...loadSoon(part),
    ref,
    "aria-haspopup": kind,
    "aria-expanded": shown,
    "aria-controls": shown ? id : undefined,
    "data-waiting": open && !shown ? "" : undefined,
  };
  return { loaded, id, ref, button };
}

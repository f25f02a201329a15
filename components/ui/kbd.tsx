import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="whitespace-nowrap rounded-sm border border-line bg-sunk px-[5px] font-mono text-2xs text-ink-2">
      {children}
    </kbd>
  );
}

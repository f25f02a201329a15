"use client";

import { useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { RelativeTime } from "@/components/ui/relative-time";

/** The operation could not be followed: how old what is shown is. */
export function OutdatedNote({ error, updatedAt, now }: { error: string; updatedAt: string; now: string }) {
  const text = useText("operations.progress");
  return (
    <Note title={text("outdated")}>
      {text.rich("outdatedHint", { error, time: () => <RelativeTime value={updatedAt} now={now} /> })}
    </Note>
  );
}

"use client";

import { useText } from "#use-text";
import { Note } from "@/components/ui/banner";
import { RelativeTime } from "@/components/ui/relative-time";

/** The operation couldn't be polled: the age of what is shown. */
export function OutdatedNote({ error, updatedAt, now }: { error: string; updatedAt: string; now: string }) {
  const text = useText("operations.progress");
  return (
    <Note title={text("outdated")}>
      {text.rich("outdatedHint", { error, time: () => <RelativeTime value={updatedAt} now={now} /> })}
    </Note>
  );
}

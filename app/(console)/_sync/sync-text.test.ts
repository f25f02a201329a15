import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { stoppedSentence, timeLeft } from "./sync-text";

const text = textOf("en", "sync.progress");

it("says how long it will take, rounded more the longer it is", () => {
  const said = [null, 0, 4, 5, 12, 21, 58, 88, 90, 150, 3_600, 5_399, 5_400, 86_400].map((s) => timeLeft(s, text));
  expect(said).toEqual([
    "",
    text("fewSecondsLeft"),
    text("fewSecondsLeft"),
    text("secondsLeft", { count: 5 }),
    text("secondsLeft", { count: 12 }),
    text("secondsLeft", { count: 20 }),
    text("secondsLeft", { count: 60 }),
    text("secondsLeft", { count: 90 }),
    text("minutesLeft", { count: 2 }),
    text("minutesLeft", { count: 3 }),
    text("minutesLeft", { count: 60 }),
    text("minutesLeft", { count: 90 }),
    text("hoursLeft", { count: 2 }),
    text("hoursLeft", { count: 24 }),
  ]);
  expect(text("secondsLeft", { count: 12 })).toBe("About 12 seconds left");
});

it("says how many were marked as deleted before a stop", () => {
  const run = {
    cancelledBy: "Olga",
    pagesDone: 6,
    pagesTotal: 6,
    phase: "confirming",
    gone: 40,
    toConfirm: 100,
  } as const;
  const before = "Stopped by Olga after 6 of 6 pages. Data synced so far is kept";
  expect(stoppedSentence(run, text)).toBe(`${before}, and 40 of 100 unlisted organizations were marked as deleted.`);
  expect(stoppedSentence({ ...run, gone: 1 }, text)).toBe(
    `${before}, and 1 of 100 unlisted organizations was marked as deleted.`,
  );
  expect(stoppedSentence({ ...run, gone: 0 }, text)).toBe(`${before}.`);
  const nothing = { ...run, cancelledBy: null, pagesDone: 0, pagesTotal: 0, phase: "reading", gone: 0 } as const;
  expect(stoppedSentence(nothing, text)).toBe("Stopped before the first page. Data synced so far is kept.");
});

import { setTimeout as sleep } from "node:timers/promises";
import type { FaultInput } from "../../sandbox/http/faults";
import { between, pick } from "../../sandbox/seed/random";
import type { Moment, Seen } from "./probe";
import type { Stage } from "./stage";

/** How a round goes wrong. A kill waits for its moment, set up before the forms are sent; a cut leaves the process alive. */
export type Kill = { window: string; kind: "kill"; waitFor: (stage: Stage) => Promise<boolean> };
export type Cut = { window: string; kind: "cut"; faults: FaultInput[] };
export type Disruption = Kill | Cut;

const MISSED_MS = 1_500;
/** A start takes a while, and only then is anything asked. */
const RECOVERY_MS = 15_000;

const writes = new Set(["POST", "PUT", "DELETE"]);
const isChange = ({ method, path }: Seen) => writes.has(method) && !path.startsWith("/auth/");
const change = (moment: Moment) => (seen: Seen) => seen.moment === moment && isChange(seen);

const CHANGES = "^/(integrator/)?organizations";
/** The kinds of forms that lead to a change at Vocdoni. */
export type Kind = "create" | "edit" | "delete";
const methodOf: Record<Kind, string> = { create: "POST", edit: "PUT", delete: "DELETE" };
type Window<T> = [string, T];

/** Waits for a moment at Vocdoni, then for some milliseconds, in which the console goes on. */
const after =
  (matches: (seen: Seen) => boolean, milliseconds = 0, withinMs = MISSED_MS) =>
  async ({ probe }: Stage) => {
    const found = await probe.next(matches, withinMs);
    if (milliseconds > 0) await sleep(milliseconds);
    return found;
  };

const randomly = (milliseconds: number) => async () => {
  await sleep(milliseconds);
  return true;
};

/**
 * The windows in which the console dies; each is a moment of the protocol of lib/operations. `came` says how often each came
 * before: it is the turn of one that came least, so that a few kills reach most of them.
 */
export function killAt(next: () => number, kinds: readonly Kind[], came: ReadonlyMap<string, number>): Kill {
  const always: Window<Kill["waitFor"]>[] = [
    ["before the intent is committed, or at it", randomly(between(next, 0, 40))],
    ["at a random moment", randomly(between(next, 40, 900))],
  ];
  const withCreate: typeof always = [
    ["committed and not sent", after(({ moment, path }) => moment === "arrived" && path === "/integrator")],
  ];
  const withChange: typeof always = [
    ["sent, the body on its way", after(change("arrived"))],
    ["at Vocdoni, not applied yet", after(change("arrived"), between(next, 1, 60))],
    ["answered, not read", after(change("answered"))],
    ["answered, not committed or at it", after(change("answered"), between(next, 1, 12))],
    ["committed, the reply on its way", after(change("answered"), between(next, 12, 60))],
  ];
  const withEffect: typeof always = [["applied, not answered", after(change("applied"))]];
  const windows = [
    ...always,
    ...(kinds.includes("create") ? withCreate : []),
    ...(kinds.length > 0 ? withChange : []),
    ...(kinds.includes("create") || kinds.includes("delete") ? withEffect : []),
  ].map(([window, waitFor]): Kill => ({ window: `killed ${window}`, kind: "kill", waitFor }));
  const times = ({ window }: Kill) => came.get(window) ?? 0;
  const least = Math.min(...windows.map(times));
  return pick(
    next,
    windows.filter((each) => times(each) === least),
  );
}

/** What the console asks Vocdoni after a restart, to recover or to read the list; it dies again then. */
export function killInRecovery(next: () => number): Kill {
  const moment = pick(next, ["arrived", "answered"] as const);
  const looks = (seen: Seen) =>
    seen.moment === moment && seen.method === "GET" && /^\/(integrator\/)?organizations[/?]/.test(seen.path);
  return {
    window: "killed again while it recovers",
    kind: "kill",
    waitFor: after(looks, between(next, 0, 15), RECOVERY_MS),
  };
}

/** The connection or the answer goes wrong, of a request that one of these forms leads to; the process lives. */
export function cutAt(next: () => number, kinds: readonly Kind[]): Cut {
  const times = between(next, 1, 4);
  const kind = pick(next, kinds);
  const base = { path: CHANGES, times, method: methodOf[kind] };
  const always: Window<FaultInput>[] = [
    ["before the effect", { ...base, cut: "before" }],
    ["after the effect", { ...base, cut: "after" }],
    ["the answer truncated", { ...base, mangle: "truncated" }],
    ["the answer malformed", { ...base, mangle: "malformed" }],
    ["502 after the effect", { ...base, status: 502, afterEffect: true, body: "<html>502</html>" }],
    ["503 instead of the effect", { ...base, status: 503, body: "busy" }],
    ["the answer slow", { ...base, delayMs: between(next, 100, 600) }],
  ];
  const own: Record<Kind, typeof always> = {
    create: [["reads fail", { method: "GET", path: "^/integrator", times, status: 502 }]],
    edit: [["the reading after an edit is cut", { method: "GET", path: "^/organizations/", times, cut: "after" }]],
    delete: [],
  };
  const [window, fault] = pick(next, [...always, ...own[kind]]);
  return { window: `cut: ${window}`, kind: "cut", faults: [fault] };
}

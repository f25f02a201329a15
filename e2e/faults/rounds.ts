import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { operationStateSchema } from "../../lib/operations/schemas";
import { SYNC_STALE_MS } from "../../lib/sync/stale";
import { between, random } from "../../sandbox/seed/random";
import { cutAt, type Disruption, killAt, killInRecovery } from "./disruptions";
import { type Form, fillForms, isOpen, submit } from "./forms";
import { MAX_CREATE_MS, type Stage } from "./stage";

const SETTLE_ROUND_MS = 250;
const DRAIN_MS = 180_000;
/** More than the minute after which a console that says nothing counts as gone, and with it the reading that it began. */
const READING_MS = SYNC_STALE_MS + 90_000;
const STEP_MS = 500;

const operationSchema = z.object({ state: operationStateSchema });
const syncSchema = z.object({
  latest: z.object({ state: z.string(), trigger: z.string(), complete: z.boolean(), startedAt: z.string() }).nullable(),
});

export type Played = { forms: Form[]; windows: Map<string, number>; kills: number; missed: number; stuck: string[] };

const ended = new Set(["succeeded", "failed", "closed"]);

/** Looks how an operation stands and decides what waits for a person. Answers whether it has ended. */
async function follow(stage: Stage, next: () => number, id: string): Promise<boolean> {
  const answer = await stage.client.get(`/api/operations/${id}`);
  if (answer === undefined) return false;
  const { state } = operationSchema.parse(answer);
  if (state === "undecided") {
    const decision = next() < 0.25 ? "look-again" : "close";
    await stage.client.call("decideOperationAction", { id, decision });
  }
  return ended.has(state);
}

async function disrupt(stage: Stage, disruption: Disruption, sending: () => Promise<unknown>): Promise<boolean> {
  if (disruption.kind === "cut") {
    const { faults } = stage.sandbox.sandbox;
    for (const fault of disruption.faults) faults.add(fault);
    await sending();
    await sleep(SETTLE_ROUND_MS);
    const fired = faults.list().some(({ hits }) => hits > 0);
    faults.clear();
    return fired;
  }
  const moment = disruption.waitFor(stage);
  const sent = sending();
  const found = await moment;
  await Promise.all([stage.kill(), sent]);
  return found;
}

/** Plays rounds: forms are sent, something breaks, the console starts again, people send once more what had no answer. */
export async function play(
  stage: Stage,
  options: { rounds: number; seed: number; kills: number; onRound: (round: number) => void },
): Promise<Played> {
  // What happens depends on the clock, too: people's choices must not shift the plan of the next rounds.
  const next = random(options.seed);
  const { sandbox, client } = stage;
  const played: Played = { forms: [], windows: new Map(), kills: 0, missed: 0, stuck: [] };
  const unfinished = new Set<string>();

  const note = (disruption: Disruption, found: boolean) => {
    const { window } = disruption;
    played.windows.set(window, (played.windows.get(window) ?? 0) + 1);
    if (disruption.kind === "kill") played.kills += 1;
    if (!found) played.missed += 1;
  };
  const sendAll = (forms: Form[]) =>
    Promise.all(
      forms.flatMap((one) => {
        // A double click: the same form twice at the same moment.
        const twice = one.about.kind !== "link" && next() < 0.15;
        return twice ? [submit(client, one), submit(client, one)] : [submit(client, one)];
      }),
    );
  const remember = () => {
    for (const { operationId } of played.forms) if (operationId !== null) unfinished.add(operationId);
  };

  for (let round = 1; round <= options.rounds; round += 1) {
    const plan = random(options.seed + round * 7919);
    sandbox.sandbox.settings.createDelay = between(plan, 5, plan() < 0.2 ? MAX_CREATE_MS : 120);
    const forms = fillForms(stage, plan, round);
    const kinds = forms.flatMap(({ about: { kind } }) => (kind === "link" ? [] : [kind]));
    const disruption =
      plan() < options.kills || kinds.length === 0 ? killAt(plan, kinds, played.windows) : cutAt(plan, kinds);
    played.forms.push(...forms);
    const again = played.forms.filter((one) => isOpen(one) && one.round < round && next() < 0.6);
    note(disruption, await disrupt(stage, disruption, () => sendAll([...forms, ...again])));
    if (!stage.isRunning()) {
      const recovering = plan() < 0.2 ? killInRecovery(plan) : null;
      const moment = recovering?.waitFor(stage);
      // Two recoverers at once, where the database can have two.
      const [replica] = await Promise.all([plan() < 0.1 ? stage.startReplica() : null, stage.start(moment)]);
      if (recovering && moment) note(recovering, await moment);
      await sendAll(played.forms.filter((one) => isOpen(one) && next() < 0.5));
      await replica?.child.stop("SIGKILL");
    }
    remember();
    if (round % 10 === 0) {
      for (const id of unfinished) if (await follow(stage, next, id)) unfinished.delete(id);
    }
    options.onRound(round);
  }
  remember();
  await drain(stage, next, played, unfinished);
  return played;
}

/** With nothing broken any more, everything must come to an end. */
async function drain(stage: Stage, next: () => number, played: Played, unfinished: Set<string>): Promise<void> {
  const deadline = performance.now() + DRAIN_MS;
  await stage.start();
  while (performance.now() < deadline) {
    for (const one of played.forms.filter(isOpen)) {
      await submit(stage.client, one);
      if (one.operationId !== null) unfinished.add(one.operationId);
    }
    for (const id of unfinished) if (await follow(stage, next, id)) unfinished.delete(id);
    if (unfinished.size === 0 && !played.forms.some(isOpen)) break;
    await sleep(STEP_MS);
  }
  played.stuck = [...unfinished];
  for (const { round, about } of played.forms.filter(isOpen))
    played.stuck.push(`round ${round}: no answer to a ${about.kind}`);
  await readWholeList(stage);
}

/** One complete reading that began after everything had ended, so that the mirror can be held against the truth. */
async function readWholeList(stage: Stage): Promise<void> {
  const deadline = performance.now() + READING_MS;
  const from = new Date().toISOString();
  while (performance.now() < deadline) {
    // Asked again and again: this is also what ends the reading that a killed replica left behind, after a minute.
    await stage.client.call("syncNowAction", {});
    await sleep(STEP_MS);
    const answer = await stage.client.get("/api/sync");
    const latest = answer === undefined ? null : syncSchema.parse(answer).latest;
    if (latest && latest.state === "succeeded" && latest.complete && latest.startedAt >= from) return;
  }
  throw new Error("no complete reading of the list came about after the rounds");
}

import type { ElectionStatus, LegacyProcess, Question, VotingProcess, VotingType } from "../state/election-schemas";
import { objectId, upstreamId } from "../state/ids";
import type { Content, Organization } from "../state/schemas";
import type { Locale } from "./locales/locale";
import { localeOf } from "./members";
import { between, hashText, pick, pickWeighted, random } from "./random";

const DAY_MS = 86_400_000;
const AUTO_GROUP = "This group is automatically generated and always contains every member of your member base.";

const PAST: [ElectionStatus, number][] = [
  ["RESULTS", 8],
  ["ENDED", 2],
  ["CANCELED", 1],
];

/** What a seeded organization holds, made from its address; one that the API created holds nothing yet. */
export function generateContent(organization: Organization, seededAt: number): Content {
  const { ordinal, createdAt, members, counters } = organization;
  const next = random(hashText(`content/${organization.address}`));
  const locale = localeOf(organization);
  const id = (kind: Parameters<typeof objectId>[2], index: number): string => objectId(createdAt, ordinal, kind, index);
  const groupAt = createdAt + DAY_MS;
  const groups: Content["groups"] = [];
  if (members > 0) {
    const base = { createdAt: groupAt, updatedAt: groupAt };
    groups.push({
      id: id("group", 0),
      title: "All members",
      description: AUTO_GROUP,
      ...base,
      membersCount: members,
      isAutoGroup: true,
    });
    if (members > 20) groups.push({ id: id("group", 1), title: "Board", ...base, membersCount: between(next, 3, 9) });
  }
  const spec = { next, locale, organization, seededAt, groupId: groups[0]?.id ?? id("group", 0) };
  const legacyCount = Math.floor(counters.processes * 0.4);
  const voting = Array.from({ length: counters.processes - legacyCount }, (_, i) => votingProcess(spec, i, true));
  const legacy = Array.from({ length: legacyCount }, (_, i) => legacyProcess(spec, i, true));
  if (organization.open) openLast(voting, next, seededAt);
  if (counters.processes > 0 && next() < 0.25) voting.push(votingProcess(spec, voting.length, false));
  if (counters.processes > 0 && next() < 0.15) legacy.push(legacyProcess(spec, legacy.length, false));
  const upstream = legacy.filter((process) => process.published).map((process) => process.upstreamId);
  const [primary] = upstream;
  const census = (_: unknown, i: number) => ({
    censusId: id("census", i),
    type: "mail",
    size: members,
    weighted: false,
    groupID: spec.groupId,
    authFields: ["memberNumber"],
    twoFaFields: ["email"],
  });
  // Each process makes one of its own, drafts too.
  const censuses = [...upstream, ...voting].map(census);
  const bundles =
    primary === undefined ? [] : [{ bundleId: id("bundle", 0), primaryProcessId: primary, processes: upstream }];
  return { memberCount: members, members: null, groups, censuses, bundles, legacy, voting };
}

interface Spec {
  next: () => number;
  locale: Locale;
  organization: Organization;
  seededAt: number;
  groupId: string;
}

function span({ next, organization, seededAt }: Spec): { startDate: number; endDate: number } {
  const room = Math.max(0, seededAt - organization.createdAt - 10 * DAY_MS);
  const startDate = organization.createdAt + Math.floor((next() * room) / 3_600_000) * 3_600_000;
  return { startDate, endDate: Math.min(startDate + between(next, 1, 7) * DAY_MS, Math.max(startDate, seededAt)) };
}

function ballots({ next, organization }: Spec, published: boolean): number[] {
  const voters = published ? Math.floor(organization.members * (0.2 + next() * 0.5)) : 0;
  const yes = Math.floor(voters * next());
  return [yes, voters - yes];
}

/** Most questions are plain ones; any eight in a row have one of each other type. */
const TYPES: readonly (VotingType | null)[] = [null, null, "multichoice", null, "ranked", null, "cumulative", null];
const OPTIONS = ["A", "B", "C", "D"];

/** The same ballots for three choices or more: what the second one loses, the others share. */
function spread([first = 0, second = 0]: number[], choices: number): number[] {
  const each = Math.floor(second / (choices - 1));
  return [first, second - each * (choices - 2), ...Array.from({ length: choices - 2 }, () => each)];
}

/** A process of the `/processes` family; also for elections that are added later. */
export function votingProcess(spec: Spec, index: number, published: boolean, count?: number): VotingProcess {
  const { next, locale, organization } = spec;
  const id = objectId(organization.createdAt, organization.ordinal, "voting", index);
  const { startDate, endDate } = span(spec);
  const status = pickWeighted(next, PAST);
  const questions = Array.from({ length: count ?? between(next, 1, 4) }, (_, i): Question => {
    const questionId = objectId(organization.createdAt, organization.ordinal, "question", index * 16 + i);
    const type = TYPES[(organization.ordinal + index * 3 + i) % TYPES.length] ?? null;
    const title = pick(next, locale.questions);
    const votes = ballots(spec, published);
    return {
      id: questionId,
      title,
      choices: type ? OPTIONS : locale.choices.slice(0, 2),
      ...(type ? { type } : {}),
      upstreamId: published ? upstreamId(questionId) : "",
      stored: status,
      chain: status,
      votes: type ? spread(votes, OPTIONS.length) : votes,
    };
  });
  return {
    id,
    published,
    title: pick(next, locale.elections),
    census: {
      size: organization.members,
      weighted: false,
      groupId: spec.groupId,
      authFields: ["memberNumber"],
      twoFaFields: ["email"],
    },
    ...(published ? { startDate } : {}),
    endDate,
    questions,
    updatedAt: startDate + 4_250,
  };
}

function legacyProcess(spec: Spec, index: number, published: boolean): LegacyProcess {
  const { next, locale, organization } = spec;
  const id = objectId(organization.createdAt, organization.ordinal, "legacy", index);
  const { startDate, endDate } = span(spec);
  const status = pickWeighted(next, PAST);
  return {
    id,
    title: pick(next, locale.elections),
    upstreamId: published ? upstreamId(id) : "",
    stored: status === "RESULTS" ? "ENDED" : status,
    chain: status,
    votes: ballots(spec, published),
    published,
    interruptible: next() < 0.7,
    censusSize: organization.members,
    startDate,
    endDate,
    publishedAt: published ? startDate - 3_600_000 : 0,
  };
}

function openLast(voting: VotingProcess[], next: () => number, seededAt: number): void {
  const process = voting.at(-1);
  if (process === undefined) return;
  const status: ElectionStatus = next() < 0.8 ? "READY" : "PAUSED";
  process.startDate = seededAt - between(next, -3, 5) * DAY_MS;
  process.endDate = seededAt + between(next, 10, 60) * DAY_MS;
  for (const question of process.questions) {
    question.stored = status;
    question.chain = status;
    question.comingIn = true;
    if (process.questions.length > 1 && question === process.questions.at(-1)) question.secret = true;
  }
}

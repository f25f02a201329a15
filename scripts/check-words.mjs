// @ts-check
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryFiles } from "./lib/files.mjs";
import { root } from "./lib/root.mjs";

const CHECKED = /^(?:[^/]+\.md|docs\/.+\.md|messages\/[^/]+\.json)$/;

/** @type {[words: string, better: string][]} words that no reader meets, and what to write instead */
const BANNED = [
  ["anew", "again"],
  ["told", "say what happens, or leave it out"],
  ["beside", "next to, with"],
  ["whoever", "people who, anyone who"],
  ["one that|ones that", "the noun, then that"],
  ["mend|mends|mended|mending", "fix"],
  ["of whom", "whose"],
  ["dear", "expensive"],
  ["(?:lies?|lay|lying|puts?|putting) aside", "the pending list"],
  ["(?:stands?|stood|standing) under", "is under, is in"],
  ["for the road", "at a glance"],
  ["votings", "elections"],
  ["tombstones?", "deleted record"],
  ["percents", "percent, percentages"],
  ["whilst", "while"],
  ["e-mail\\w*", "email"],
  ["(?:colour|favour|behaviour|honour|neighbour|flavour)\\w*", "the US spelling: -or"],
  ["(?:cancell|labell|modell|travell|signall)(?:ed|ing|er)", "the US spelling: one l"],
  [
    "(?:organ|recogn|author|synchron|normal|summar|custom|initial|serial|optim|minim|final)is(?:e|es|ed|ing|er|ation|ations)",
    "the US spelling: -iz-",
  ],
  ["licences?|licenced", "license"],
  ["defences?", "defense"],
  ["grey", "gray"],
  ["judgement|acknowledgement", "the US spelling: -gment"],
];

const rules = BANNED.map(([words, better]) => ({
  pattern: new RegExp(`(?<![\\w-])(?:${words})(?![\\w-])`, "gi"),
  better,
}));

/** What a person reads of a line: no names in code, no addresses of links, no keys of messages. @param {string} line */
const readable = (line) =>
  line
    .replace(/^\s*"[^"]*":/, "")
    .replace(/`[^`]*`/g, "`")
    .replace(/\]\([^)]*\)/g, "]");

/**
 * @param {string} text
 * @returns {{ line: number, word: string, better: string }[]}
 */
export function bannedWords(text) {
  return text
    .split("\n")
    .flatMap((line, index) =>
      rules.flatMap(({ pattern, better }) =>
        [...readable(line).matchAll(pattern)].map(([word]) => ({ line: index + 1, word, better })),
      ),
    );
}

/** The docs and messages, as paths from the root. */
const checkedFiles = () => repositoryFiles().filter((file) => CHECKED.test(file));

/** @param {string[]} files @returns {string[]} one line for each banned word */
function wordProblems(files) {
  return files.flatMap((file) =>
    bannedWords(readFileSync(resolve(root, file), "utf8")).map(
      ({ line, word, better }) => `${file}:${line}: "${word}". Better: ${better}`,
    ),
  );
}

// node scripts/check-words.mjs [files]
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const given = process.argv.slice(2);
  const problems = wordProblems(given.length > 0 ? given : checkedFiles());
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

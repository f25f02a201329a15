import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

/**
 * Where English stands for a reason: what an operator reads before a language is known (environment, database), and the HTTP
 * layer, which may not see the catalog; units and types of organizations, which both sides format without a translator.
 */
const OPERATORS =
  /^lib\/(?:env|db\/|vocdoni\/|failure-message|test\/|metrics\/|monitoring\/|health\/|worker\/|format|http\/peer-address|imports\/(?:countries|failed-csv))|^app\/global-error/;
/** SQL, methods and reasons of HTTP, paths of a chart. */
const NO_SENTENCE =
  /^(?:SELECT|DELETE|AND|CASE|EXISTS|GET|Ctrl|Bad request|Not found|Method not allowed)\b|^(?:[LM]|UTC)\$/;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm;
/** Faults of the program's own and lines of the log: nobody is shown them. */
const INTERNAL = /(?:new (?:Type|Range)?Error|\.(?:debug|info|warn|error|fatal))\([^;]*?\)/g;
/** Begins like a sentence and has a second word. */
const SENTENCE = /(["`])(?<text>[A-Z“][^"`\n]*?[a-z,.:…”}] ?[ ][^"`\n]*?)\1/g;

/** Attributes that are read out or shown, even with one word. */
const ATTRIBUTE =
  /\b(?:label|title|subtitle|aria-label|placeholder|alt|hint|caption|heading|description|announce)="(?<text>[A-Z][^"]*)"/g;
/** Names that are the same in every language. */
const SAME_EVERYWHERE = new Set(["Integrator Console", "Vocdoni"]);

/** Literal sentences of a source file. */
function sentencesIn(source: string): string[] {
  const bare = source.replace(COMMENT, "").replace(INTERNAL, "");
  const found = [SENTENCE, ATTRIBUTE].flatMap((pattern) => [...bare.matchAll(pattern)]);
  return [...new Set(found.map(({ groups }) => groups?.text ?? ""))].filter(
    (text) => !SAME_EVERYWHERE.has(text) && !NO_SENTENCE.test(text),
  );
}

const files = filesOnDisk().filter(
  (file) => /^(?:app|components|lib)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !OPERATORS.test(file),
);

describe("no sentence stands outside the catalog", () => {
  it.each(files)("%s", (file) => {
    expect(sentencesIn(readFileSync(join(root, file), "utf8"))).toEqual([]);
  });
});

it("a literal sentence is found, a log line and a comment are not", () => {
  expect(sentencesIn('const a = "Nothing was saved.";')).toEqual(["Nothing was saved."]);
  expect(sentencesIn('<Panel title="Recent operations" />')).toEqual(["Recent operations"]);
  expect(sentencesIn('<Field label="Name" className="Some thing" />')).toContain("Name");
  expect(sentencesIn("const a = `Wait a minute.`;")).toEqual(["Wait a minute."]);
  expect(sentencesIn('throw new Error("No messages here");')).toEqual([]);
  expect(sentencesIn('// "Nothing was saved."')).toEqual([]);
});

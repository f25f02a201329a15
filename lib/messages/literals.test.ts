import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5";
import { describe, expect, it } from "vitest";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

/**
 * Where English is intended: text for operators before a language is known (environment, database), the HTTP layer,
 * which can't import the catalog, and units and types of organizations, which server and client format without a
 * translator.
 */
const OPERATORS =
  /^lib\/(?:env|db\/|vocdoni\/|failure-message|test\/|metrics\/|monitoring\/|health\/|worker\/|format|http\/peer-address|imports\/(?:countries|failed-csv))|^app\/global-error/;
/** SQL, methods and reasons of HTTP, paths of a chart, ranges of Unicode. */
const NO_SENTENCE =
  /^(?:SELECT|DELETE|AND|CASE|EXISTS|(?:LEFT )?JOIN|ORDER BY|WITH|NOT MATERIALIZED|GET|Ctrl|Bad request|Not found|Method not allowed)\b|^(?:[LM]|UTC)\$|^U\+/;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm;
/** Internal errors and log lines: not shown to people. */
const INTERNAL = /(?:new (?:Type|Range)?Error|\.(?:debug|info|warn|error|fatal))\([^;]*?\)/g;
/** Begins like a sentence and has a second word. */
const SENTENCE = /(["`])(?<text>[A-Z“][^"`\n]*?[a-z,.:…”}] ?[ ][^"`\n]*?)\1/g;

/** Attributes that are read aloud or shown, even single words. */
const ATTRIBUTE =
  /\b(?:label|title|subtitle|aria-label|placeholder|alt|hint|caption|heading|description|announce)="(?<text>[A-Z][^"]*)"/g;
/** Variables of the environment, keys and time zones. */
const NAME = /^(?:[A-Z]+(?:_[A-Z]+)*(?:=[^\n]*\s*|$))+$|^Control\+K Meta\+K$/;
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

/** Letters between tags or in braces, and attributes that begin with a capital, however short. */
function jsxTextsIn(file: string, source: string): string[] {
  const found: string[] = [];
  const hasLetters = (text: string) => /\p{L}/u.test(text);
  const take = (node: ts.Expression): void => {
    if (ts.isStringLiteralLike(node) && hasLetters(node.text)) found.push(node.text);
    if (ts.isConditionalExpression(node)) for (const each of [node.whenTrue, node.whenFalse]) take(each);
    if (ts.isBinaryExpression(node)) take(node.right);
    if (ts.isTemplateExpression(node)) {
      const fixed = [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text);
      if (hasLetters(fixed.join(""))) found.push(node.getText());
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasLetters(node.text)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) take(node.expression);
    if (ts.isJsxAttribute(node) && node.initializer) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && ts.isStringLiteralLike(value) && node.name.getText() !== "d" && /^\p{Lu}/u.test(value.text))
        found.push(value.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found.filter((text) => !SAME_EVERYWHERE.has(text) && !NAME.test(text));
}

const files = filesOnDisk().filter(
  (file) => /^(?:app|components|lib)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !OPERATORS.test(file),
);

describe("no sentence stands outside the catalog", () => {
  it.each(files)("%s", (file) => {
    const source = readFileSync(join(root, file), "utf8");
    expect(sentencesIn(source)).toEqual([]);
    if (file.endsWith(".tsx")) expect(jsxTextsIn(file, source)).toEqual([]);
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

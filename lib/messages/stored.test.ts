import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5";
import { expect, it } from "vitest";
import { z } from "zod";
import english from "#messages/en";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";
import { argumentsOf, flat } from "./test/catalog";

/** Keys that rows of a database may hold, with the arguments that are stored with them (docs/decisions/008). */
const stored = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(root, "lib/messages/test/stored.json"), "utf8")));
const texts = new Map(flat(english));

it("every key that was ever stored still exists, with the same arguments", () => {
  for (const [key, given] of Object.entries(stored)) {
    expect(texts.has(key), key).toBe(true);
    expect(given, key).toEqual(expect.arrayContaining(argumentsOf(texts.get(key) ?? "")));
  }
});

/** The possible keys of a `message` call: a literal, both sides of a conditional, and every match of a template. */
function keysOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)];
  if (!ts.isTemplateExpression(node)) return [];
  const after = node.templateSpans.map(({ literal }) => literal.text);
  const pattern = [node.head.text, ...after].map((text) => text.replaceAll(".", "\\.")).join("[\\w-]+");
  return [...texts.keys()].filter((key) => new RegExp(`^${pattern}$`).test(key));
}

it("every key that may be stored is listed in test/stored.json", () => {
  const found = new Set<string>();
  for (const file of filesOnDisk()) {
    if (!/^lib\/.*(?<!\.test)\.ts$/.test(file) || file.includes("/test/")) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === "message" && node.arguments[0])
        for (const key of keysOf(node.arguments[0])) found.add(key);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true));
  }
  expect(found.size).toBeGreaterThan(200);
  expect([...found].filter((key) => !(key in stored))).toEqual([]);
});

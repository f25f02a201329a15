import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import english from "#messages/en";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

type Tree = { [name: string]: string | Tree };

function flat(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${prefix}${name}`, value] as [string, string]] : flat(value, `${prefix}${name}.`),
  );
}

const keys = flat(english).map(([key]) => key);
const namespaces = new Set(keys.flatMap((key) => key.split(".").map((_, at, parts) => parts.slice(0, at).join("."))));

const LITERAL =
  /["'](?<plain>[A-Za-z][\w.-]*)["']|`(?<template>(?:[\w.-]|\$\{[^}`]*\})*\$\{(?:[\w.-]|\$\{[^}`]*\}|[^}`]*\})*)`/g;
const PROPERTY = /^\s*(?<name>[A-Za-z]\w*)\??:|[{,]\s*(?<short>[A-Za-z]\w*)(?=\s*[:,}])/gm;
const product = filesOnDisk().filter(
  (file) => /^(?:app|components|lib|scripts)\/.*\.(?:tsx?|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file),
);

it("every message is used", () => {
  const plain = new Set<string>();
  const patterns = new Set<string>();
  for (const file of product) {
    const source = readFileSync(join(root, file), "utf8");
    for (const { groups } of source.matchAll(LITERAL)) {
      if (groups?.plain) plain.add(groups.plain);
      else if (groups?.template)
        patterns.add(groups.template.replaceAll(".", "\\.").replaceAll(/\$\{[^}]*\}/g, "[\\w-]+"));
    }
    // A choice by the name of a property: `{ limited: …, unlimited: … }`.
    for (const { groups } of source.matchAll(PROPERTY)) plain.add(groups?.name ?? groups?.short ?? "");
  }
  const templates = [...patterns]
    .filter((pattern) => /\w{2}/.test(pattern.replaceAll("[\\w-]+", "")))
    .map((pattern) => new RegExp(`^${pattern}$`));
  const isSaid = (text: string) => plain.has(text) || templates.some((template) => template.test(text));
  const isUsed = (key: string) =>
    isSaid(key) ||
    [...namespaces].some(
      (space) => plain.has(space) && key.startsWith(`${space}.`) && isSaid(key.slice(space.length + 1)),
    );
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

/** The arguments and tags of a message, sorted. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const visit = (nodes: ReturnType<typeof parse>) => {
    for (const node of nodes) {
      if (node.type === TYPE.literal || node.type === TYPE.pound) continue;
      names.add(node.type === TYPE.tag ? `<${node.value}>` : node.value);
      if (node.type === TYPE.tag) visit(node.children);
      if (node.type === TYPE.plural || node.type === TYPE.select)
        for (const { value } of Object.values(node.options)) visit(value);
    }
  };
  visit(parse(text));
  return [...names].sort();
}

const treeSchema: z.ZodType<Tree> = z.record(z.string(), z.union([z.string(), z.lazy(() => treeSchema)]));
const languages = readdirSync(join(root, "messages")).filter((file) => file.endsWith(".json"));

describe.each(languages)("the messages of %s", (file) => {
  const texts = new Map(flat(treeSchema.parse(JSON.parse(readFileSync(join(root, "messages", file), "utf8")))));

  it("are all there, and no others", () => {
    expect([...texts.keys()].sort()).toEqual([...keys].sort());
  });

  it("take the same arguments as in English", () => {
    for (const [key, text] of flat(english)) expect(argumentsOf(texts.get(key) ?? ""), key).toEqual(argumentsOf(text));
  });

  it("have no blanks at their ends", () => {
    for (const [key, text] of texts) expect(text, key).toBe(text.trim());
  });
});

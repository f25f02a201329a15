import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import english from "#messages/en";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";
import { argumentsOf, flat, type Tree } from "./test/catalog";
import stored from "./test/stored.json";

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
    key in stored ||
    isSaid(key) ||
    [...namespaces].some(
      (space) => plain.has(space) && key.startsWith(`${space}.`) && isSaid(key.slice(space.length + 1)),
    );
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

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

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import english from "@/messages/en.json";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";
import { catalogs } from "./catalog";

type Tree = { [name: string]: string | Tree };

function flat(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${prefix}${name}`, value] as [string, string]] : flat(value, `${prefix}${name}.`),
  );
}

const keys = flat(english).map(([key]) => key);
const namespaces = new Set(keys.flatMap((key) => key.split(".").map((_, at, parts) => parts.slice(0, at).join("."))));

const LITERAL = /"(?<plain>[A-Za-z][\w.-]*)"|`(?<template>[A-Za-z][\w-]*\.(?:[\w.-]|\$\{[^}`]*\})*)`/g;
const escapeDots = (text: string) => text.replaceAll(".", "\\.");

/** The keys that a source file can ask for: its literals, alone or in one of the namespaces that it names. */
function usedIn(source: string, all: readonly string[]): string[] {
  const literals = [...source.matchAll(LITERAL)].map(({ groups }) => groups ?? {});
  const plain = new Set(literals.flatMap(({ plain }) => plain ?? []));
  const templates = literals.flatMap(({ template }) => template ?? []);
  const patterns = templates.map((template) => escapeDots(template).replaceAll(/\$\{[^}]*\}/g, "[\\w-]+"));
  const inside = [...plain].filter((text) => namespaces.has(text));
  return all.filter((key) => {
    if (plain.has(key) || patterns.some((pattern) => new RegExp(`^${pattern}$`).test(key))) return true;
    return inside.some((namespace) => {
      if (!key.startsWith(`${namespace}.`)) return false;
      const rest = key.slice(namespace.length + 1);
      return plain.has(rest) || patterns.some((pattern) => new RegExp(`^${pattern}$`).test(rest));
    });
  });
}

it("every message is used", () => {
  const left = new Set(keys);
  const files = filesOnDisk().filter(
    (file) => /^(?:app|components|lib|scripts)\/.*\.(?:tsx?|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  for (const file of files)
    for (const key of usedIn(readFileSync(join(root, file), "utf8"), [...left])) left.delete(key);
  expect([...left]).toEqual([]);
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

describe.each(Object.entries(catalogs))("the messages in %s", (_, catalog) => {
  const texts = new Map(flat(catalog));

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

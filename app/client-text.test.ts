import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOnDisk } from "@/scripts/lib/files.mjs";
import { root } from "@/scripts/lib/root.mjs";

const TYPES = /^(?:import|export) type [^;]*;/gm;
const IMPORT = /(?:from|import)\s*\(?\s*"(?<path>[^"]+)"/g;
const USED = /\buseText\(\s*"(?<part>\w+\.\w+)[\w.]*"/g;
const GIVEN = /<ClientText\s+of=\{\[(?<parts>[^\]]*)\]\}/g;

const sources = new Map<string, string>();
function sourceOf(file: string): string {
  const known = sources.get(file) ?? readFileSync(join(root, file), "utf8").replace(TYPES, "");
  sources.set(file, known);
  return known;
}

function resolve(from: string, path: string): string | undefined {
  if (!path.startsWith("@/") && !path.startsWith(".")) return undefined;
  const base = path.startsWith("@/") ? path.slice(2) : join(dirname(from), path);
  return ["", ".ts", ".tsx", "/index.ts"]
    .map((end) => base + end)
    .find((file) => /\.tsx?$/.test(file) && existsSync(join(root, file)));
}

/**
 * The parts that client components reachable from a file request from `useText`. Throws if one reaches the whole
 * catalog.
 */
function neededBelow(entry: string): Set<string> {
  const needed = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string, fromClient: boolean) => {
    const source = sourceOf(file);
    if (/^"use server"/m.test(source)) return;
    const client = fromClient || source.startsWith('"use client"');
    if (client && file === "lib/messages/catalog.ts") throw new Error(`${entry} brings every message into the browser`);
    if (seen.has(`${file} ${client}`)) return;
    seen.add(`${file} ${client}`);
    if (client) for (const { groups } of source.matchAll(USED)) needed.add(groups?.part ?? "");
    for (const { groups } of source.matchAll(IMPORT)) {
      const next = resolve(file, groups?.path ?? "");
      if (next) visit(next, client);
    }
  };
  visit(entry, false);
  return needed;
}

function givenIn(file: string): string[] {
  if (!existsSync(join(root, file))) return [];
  return [...sourceOf(file).matchAll(GIVEN)].flatMap(({ groups }) =>
    [...(groups?.parts ?? "").matchAll(/"([^"]+)"/g)].map(([, part = ""]) => part),
  );
}

function givenAbove(file: string): string[] {
  const layouts = [];
  for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) layouts.push(join(folder, "layout.tsx"));
  return layouts.filter((layout) => layout !== file).flatMap(givenIn);
}

const entries = filesOnDisk(join(root, "app")).filter((file) =>
  /\/(?:page|layout|loading|error|not-found|forbidden)\.tsx$/.test(file),
);
const isLayout = (file: string) => file.endsWith("/layout.tsx");
const sorted = (parts: Iterable<string>) => [...new Set(parts)].sort();

describe("a client component gets the messages that it needs, and no others", () => {
  it.each(entries.filter((file) => !isLayout(file)))("%s", (file) => {
    const above = new Set(givenAbove(file));
    expect(givenIn(file).sort()).toEqual(sorted(neededBelow(file)).filter((part) => !above.has(part)));
  });

  it.each(entries.filter(isLayout))("%s", (layout) => {
    const given = givenIn(layout);
    // One, around its children: what a second one gives elsewhere is not given to the pages.
    expect([...sourceOf(layout).matchAll(GIVEN)].length).toBeLessThanOrEqual(1);
    const below = entries.filter((file) => file.startsWith(`${dirname(layout)}/`)).map(neededBelow);
    expect(given.filter((part) => !below.some((needed) => needed.has(part)))).toEqual([]);
    const here = new Set([...given, ...givenAbove(layout)]);
    expect([...neededBelow(layout)].filter((part) => !here.has(part))).toEqual([]);
  });
});

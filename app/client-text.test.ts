import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { appEntries, sourceOf, walkImports } from "@/lib/test/import-graph";
import { root } from "@/scripts/lib/root.mjs";

const USED = /\buseText\(\s*"(?<part>\w+\.\w+)[\w.]*"/g;
const GIVEN = /<ClientText\s+of=\{\[(?<parts>[^\]]*)\]\}/g;

/** The parts that client components reachable from a file request from `useText`. */
function neededBelow(entry: string): Set<string> {
  const needed = new Set<string>();
  walkImports(entry, ({ source, client }) => {
    if (client) for (const { groups } of source.matchAll(USED)) needed.add(groups?.part ?? "");
  });
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

const isLayout = (file: string) => file.endsWith("/layout.tsx");
const sorted = (parts: Iterable<string>) => [...new Set(parts)].sort();

describe("a client component gets the messages that it needs, and no others", () => {
  it.each(appEntries.filter((file) => !isLayout(file)))("%s", (file) => {
    const above = new Set(givenAbove(file));
    expect(givenIn(file).sort()).toEqual(sorted(neededBelow(file)).filter((part) => !above.has(part)));
  });

  it.each(appEntries.filter(isLayout))("%s", (layout) => {
    const given = givenIn(layout);
    // One, around its children: what a second one gives elsewhere is not given to the pages.
    expect([...sourceOf(layout).matchAll(GIVEN)].length).toBeLessThanOrEqual(1);
    const below = appEntries.filter((file) => file.startsWith(`${dirname(layout)}/`)).map(neededBelow);
    expect(given.filter((part) => !below.some((needed) => needed.has(part)))).toEqual([]);
    const here = new Set([...given, ...givenAbove(layout)]);
    expect([...neededBelow(layout)].filter((part) => !here.has(part))).toEqual([]);
  });
});

"use client";

import { z } from "zod";

const PREFIX = "console:recent:";
const MOST = 6;

const recentSchema = z.array(z.object({ href: z.string().startsWith("/"), name: z.string() })).max(MOST);
export type Recent = z.infer<typeof recentSchema>[number];

/** What this person opened from the palette last, newest first; of this browser only. */
export function readRecent(person: string): Recent[] {
  try {
    return recentSchema.parse(JSON.parse(localStorage.getItem(PREFIX + person) ?? "[]"));
  } catch {
    return [];
  }
}

export function addRecent(person: string, entry: Recent): void {
  try {
    const others = readRecent(person).filter(({ href }) => href !== entry.href);
    localStorage.setItem(PREFIX + person, JSON.stringify([entry, ...others].slice(0, MOST)));
  } catch {
    // A browser that stores nothing remembers nothing.
  }
}

/** Where a session ends or begins: the next person at this browser sees nothing of it. */
export function forgetRecent(): void {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? "");
    for (const key of keys) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}

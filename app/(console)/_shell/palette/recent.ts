"use client";

import { z } from "zod";

const PREFIX = "console:recent:";
const MOST = 6;

const recentSchema = z.array(z.object({ href: z.string().startsWith("/"), name: z.string() })).max(MOST);
export type Recent = z.infer<typeof recentSchema>[number];

/** The person's recently opened results, newest first; this browser only. */
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
    // Without storage, nothing is remembered.
  }
}

/** Called when a session starts or ends: the next person on this browser sees none of it. */
export function clearRecent(): void {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? "");
    for (const key of keys) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}

"use client";

const PREFIX = "console:recent:";
const MOST = 6;

export type Recent = { href: string; name: string };

const isRecent = (entry: Partial<Recent> | null): entry is Recent =>
  typeof entry?.name === "string" && typeof entry.href === "string" && entry.href.startsWith("/");

/** The person's recently opened results, newest first; this browser only. */
export function readRecent(person: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + person) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : [];
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

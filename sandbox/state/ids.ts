import { createHash, randomBytes } from "node:crypto";

const KINDS = { member: 1, group: 2, census: 3, bundle: 4, legacy: 5, voting: 6, question: 7 };

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0").slice(-digits);

/** A 24-hex id that carries its organization's ordinal, so that generated content is found without being kept. */
export function objectId(createdAt: number, ordinal: number, kind: keyof typeof KINDS, index: number): string {
  return hex(Math.floor(createdAt / 1000), 8) + hex(ordinal, 8) + hex(KINDS[kind], 2) + hex(index, 6);
}

/** The ordinal inside an id made by `objectId`; of any other id, some number. */
export function ordinalOf(id: string): number {
  return Number.parseInt(id.slice(8, 16), 16);
}

/** 64-hex on-chain election id of an object id. */
export function upstreamId(id: string): string {
  return createHash("sha256").update(`election:${id}`).digest("hex");
}

export const isObjectId = (value: string): boolean => /^[0-9a-f]{24}$/i.test(value);

export const randomHex = (bytes: number): string => randomBytes(bytes).toString("hex");

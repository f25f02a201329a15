import type { Readable } from "node:stream";

/** Reads at most `cap` bytes as UTF-8; the rest is discarded and `truncated` is set. */
export async function readCapped(body: Readable, cap: number): Promise<{ text: string; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let truncated = false;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    const room = cap - size;
    chunks.push(chunk.subarray(0, room));
    size += Math.min(chunk.length, room);
    if (chunk.length > room) {
      truncated = true;
      // Leaving the loop destroys the stream, which ends the connection instead of draining it.
      break;
    }
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), truncated };
}

export type Parsed = { found: true; value: unknown } | { found: false };

function parse(text: string): Parsed {
  try {
    return { found: true, value: JSON.parse(text) };
  } catch {
    return { found: false };
  }
}

/**
 * The JSON of a body regardless of content type, or `found: false`. Of several documents, one per line (an upstream
 * handler that forgot to return), the first counts.
 */
export function firstDocument(text: string): Parsed {
  const whole = parse(text);
  if (whole.found) return whole;
  const [first = "", ...rest] = text.split("\n").filter((line) => line.trim() !== "");
  return rest.length > 0 ? parse(first) : whole;
}

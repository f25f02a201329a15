import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Fault } from "./faults";
import type { Reply } from "./reply";

const HUGE_CHUNKS = 512;
const CHUNK = "x".repeat(65_536);
const PAGE =
  "<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";

/** Sends an answer spoiled: JSON that does not parse, a body that breaks off, a proxy's page, or 32 MiB of JSON. */
export async function sendMangled(
  response: ServerResponse,
  reply: Reply,
  how: NonNullable<Fault["mangle"]>,
): Promise<void> {
  const headers = { ...reply.headers };
  if (how === "malformed") {
    const body = `${reply.body.trimEnd().slice(0, -1)},\n`;
    response.writeHead(reply.status, { ...headers, "Content-Length": String(Buffer.byteLength(body)) });
    response.end(body);
  } else if (how === "truncated") {
    const bytes = Buffer.from(reply.body);
    response.writeHead(reply.status, { ...headers, "Content-Length": String(bytes.length + 1) });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  } else if (how === "html") {
    response.writeHead(reply.status, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": String(PAGE.length),
    });
    response.end(PAGE);
  } else {
    response.writeHead(reply.status, headers);
    await pipeline(Readable.from(huge()), response);
  }
}

function* huge(): Generator<string> {
  yield '{"padding":"';
  for (let i = 0; i < HUGE_CHUNKS; i++) yield CHUNK;
  yield '"}\n\n';
}

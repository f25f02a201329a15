import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { documentRewriter } from "./document.mjs";

const folder = mkdtempSync(join(tmpdir(), "document-"));
mkdirSync(join(folder, "chunks"));
writeFileSync(
  join(folder, "chunks/a.css"),
  'a::before { content: "→ é"; src: url(../media/b.woff2) url(/c) url("data:x") }',
);
afterAll(() => rmSync(folder, { recursive: true }));
const rewrite = documentRewriter(folder);

async function answered(listener: RequestListener): Promise<{ text: string; headers: Headers }> {
  const server = createServer((request, response) => {
    rewrite(response);
    listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return { text: await response.text(), headers: response.headers };
  } finally {
    server.close();
  }
}

const LINK = '<link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="n1" data-precedence="next"/>';
const PRELOAD = '<link rel="preload" as="script" fetchPriority="low" nonce="n1" href="/_next/static/main.js"/>';
const SCRIPT = '<script src="/_next/static/b.js" async="" nonce="n1"></script>';
const OTHER = '<script src="/elsewhere.js" async=""></script>';
const MAIN = '<script src="/_next/static/c.js" nonce="n1" async=""></script>';
const DOCUMENT = `<!DOCTYPE html><html><head><title>Ñ</title>${LINK}${PRELOAD}${SCRIPT}${OTHER}</head><body>名前 é<script nonce="n1" id="_R_">1</script>${MAIN}</body></html>`;
const REWRITTEN = `<!DOCTYPE html><html><head><title>Ñ</title><style nonce="n1">a::before { content: "→ é"; src: url(/_next/static/media/b.woff2) url(/c) url("data:x") }</style>${OTHER}</head><body>名前 é{moved}<script nonce="n1" id="_R_">1</script></body></html>`;
const MOVED = /<link disabled rel="stylesheet"[^>]*><script nonce="n1">[^<]*\((\[[^\]]*\]),"n1"\)<\/script>/;

/** The document with a mark for what was moved behind its content, and the scripts that are loaded there. */
function read(text: string): { marked: string; loaded: unknown } {
  return { marked: text.replace(MOVED, "{moved}"), loaded: JSON.parse(MOVED.exec(text)?.[1] ?? "null") };
}

it("puts style into the head and scripts behind the content, however the document is cut", async () => {
  const bytes = Buffer.from(DOCUMENT);
  for (const size of [1, 2, 7, 100, bytes.length]) {
    const { text, headers } = await answered((_, response) => {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.setHeader("Link", "</font.woff2>; rel=preload");
      for (let at = 0; at < bytes.length; at += size) response.write(bytes.subarray(at, at + size));
      response.end();
    });
    const { marked, loaded } = read(text);
    if (size === bytes.length) {
      expect(marked).toBe(REWRITTEN);
      expect(loaded).toEqual(["/_next/static/b.js", "/_next/static/c.js"]);
    } else {
      // Where a cut goes through the first tag, the next one is taken, or the end; a later script stays.
      const withoutMark = REWRITTEN.replace("{moved}", "");
      expect(marked.replace("{moved}", "").replace(MAIN, "")).toBe(withoutMark);
      expect(marked.indexOf("{moved}")).toBeGreaterThanOrEqual(REWRITTEN.indexOf("{moved}"));
      expect(loaded).toContain("/_next/static/b.js");
      expect(marked.includes(MAIN)).toBe(!JSON.stringify(loaded).includes("c.js"));
    }
    expect(headers.get("link")).toBeNull();
  }
});

it("takes a document that comes with its end, and calls back", async () => {
  let called = 0;
  const { text } = await answered((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.write(DOCUMENT.slice(0, 20), () => {
      called += 1;
    });
    response.end(DOCUMENT.slice(20), () => {
      called += 1;
    });
  });
  expect(read(text).marked).toBe(REWRITTEN);
  expect(called).toBe(2);
});

it("loses nothing of a document that ends in its head, or has none", async () => {
  for (const body of [`<!DOCTYPE html><html><head>${SCRIPT}`, "<p>Not found</p>", ""]) {
    const { text } = await answered((_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(body);
    });
    expect(text).toBe(body);
  }
});

it("leaves everything else alone", async () => {
  for (const type of ["text/x-component", "application/json", "text/css"]) {
    const { text } = await answered((_, response) => {
      response.setHeader("Content-Type", type);
      response.end(DOCUMENT);
    });
    expect(text).toBe(DOCUMENT);
  }
  const whole = await answered((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html", "Content-Length": Buffer.byteLength(DOCUMENT) });
    response.end(DOCUMENT);
  });
  expect(whole.text).toBe(DOCUMENT);
});

// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";

const HEAD_END = "</head>";
const STYLESHEET = /<link rel="stylesheet" href="(\/_next\/static\/[^"]+\.css)"(?: nonce="([^"]*)")?[^>]*>/g;
/** The first script behind the content, or the end. */
const AFTER_CONTENT = /<script\b|<\/body><\/html>/;
const SCRIPT = /<script src="(\/_next\/static\/[^"]+)"(?=[^>]* async="")(?:[^>]* nonce="([^"]*)")?[^>]*><\/script>/g;
/** Relative to the stylesheet, where a document would count from its own address. */
const RELATIVE = /url\((?!["']?(?:data:|\/|#|[a-z]+:))["']?([^)"']+)["']?\)/g;
const PRELOAD = /<link rel="preload" as="script"[^>]*>/g;

/**
 * Loads scripts once the content has been painted; in a background tab, which paints nothing, after a second.
 * React recognizes its scripts by the attribute. @param {string[]} scripts @param {string | undefined} nonce
 */
function loader(scripts, nonce) {
  const load = `for(const src of u.splice(0)){const s=document.createElement("script");s.src=src;s.nonce=n;s.setAttribute("async","");document.head.append(s)}`;
  const whenPainted = `requestAnimationFrame(()=>setTimeout(l));setTimeout(l,1000)`;
  const given = `${JSON.stringify(scripts)},${JSON.stringify(nonce ?? "")}`;
  return `<script${nonce ? ` nonce="${nonce}"` : ""}>((u,n)=>{const l=()=>{${load}};${whenPainted}})(${given})</script>`;
}

/**
 * Puts a document's style into its head, and its scripts behind its content: so the first picture waits for nothing,
 * and shares line and processor with nothing. React finds the stylesheet there, too. @param {string} staticFolder the
 * build's .next/static
 */
export function documentRewriter(staticFolder) {
  /** @type {Map<string, string>} */
  const styles = new Map();
  /** @param {string} path */
  const styleOf = (path) => {
    const known = styles.get(path);
    if (known !== undefined) return known;
    const css = readFileSync(join(staticFolder, path.slice("/_next/static".length)), "latin1");
    const inlined = css.replace(RELATIVE, (_, url) => `url(${new URL(url, `http://localhost${path}`).pathname})`);
    styles.set(path, inlined);
    return inlined;
  };
  /** @typedef {{ links: string, scripts: string[], nonce: string | undefined }} Moved */
  /** @param {string} text @param {Moved} moved */
  const takeScripts = (text, moved) =>
    text.replace(SCRIPT, (_, src, nonce) => {
      moved.scripts.push(src.replaceAll("&amp;", "&"));
      moved.nonce ??= nonce;
      return "";
    });
  /** @param {string} head @returns {{ head: string, moved: Moved }} */
  const split = (head) => {
    /** @type {Moved} */
    const moved = { links: "", scripts: [], nonce: undefined };
    const without = head
      .replace(STYLESHEET, (link, path, nonce) => {
        // React looks for the element only: its style is in the head already.
        moved.links += link.replace("<link ", "<link disabled ");
        return `<style${nonce ? ` nonce="${nonce}"` : ""}>${styleOf(path)}</style>`;
      })
      .replace(PRELOAD, "");
    return { head: takeScripts(without, moved), moved };
  };

  /**
   * Rewrites what a response sends, if it is a document. As latin1, bytes survive unread.
   * @param {import("node:http").ServerResponse} response
   */
  return (response) => {
    const write = response.write.bind(response);
    const end = response.end.bind(response);
    let head = "";
    /** @type {Moved | null} */
    let moved = null;
    /** @type {"head" | "body" | "other" | "new"} */
    let state = "new";
    /** @param {unknown} chunk */
    const bytesOf = (chunk) => Buffer.from(/** @type {Uint8Array | string} */ (chunk)).toString("latin1");
    const placed = () => {
      if (moved === null) return "";
      const { links, scripts, nonce } = moved;
      moved = null;
      return links + (scripts.length > 0 ? loader(scripts, nonce) : "");
    };
    /** @param {string} text */
    const bodyOf = (text) => {
      // Before the page's data, which may wait for Vocdoni; a tag cut in two is missed, and the next one taken.
      const at = text.search(AFTER_CONTENT);
      if (at < 0 || moved === null) return Buffer.from(text, "latin1");
      const rest = takeScripts(text.slice(at), moved);
      // What follows, half of a list's page, is passed on unread.
      state = "other";
      return Buffer.from(text.slice(0, at) + placed() + rest, "latin1");
    };
    /** @param {unknown} chunk @returns {Buffer | null} what can be sent of it now */
    const rewrite = (chunk) => {
      const text = bytesOf(chunk);
      if (state === "head") {
        head += text;
        const at = head.indexOf(HEAD_END);
        if (at < 0) return null;
        const done = split(head.slice(0, at));
        moved = done.moved;
        const start = done.head + HEAD_END;
        const rest = head.slice(at + HEAD_END.length);
        head = "";
        state = "body";
        return Buffer.concat([Buffer.from(start, "latin1"), bodyOf(rest)]);
      }
      return bodyOf(text);
    };
    const begin = () => {
      if (state !== "new") return;
      const isDocument = String(response.getHeader("content-type") ?? "").startsWith("text/html");
      state = isDocument && !response.hasHeader("content-length") ? "head" : "other";
    };

    const setHeader = response.setHeader.bind(response);
    // Preloads of fonts and styles, which would share the line with the content.
    response.setHeader = (name, value) => (name.toLowerCase() === "link" ? response : setHeader(name, value));
    response.write = /** @type {typeof response.write} */ (
      /** @param {unknown} chunk @param {...any} rest */
      (chunk, ...rest) => {
        begin();
        if (state === "other") return write(chunk, ...rest);
        const ready = rewrite(chunk);
        if (ready !== null) return write(ready, ...rest);
        for (const each of rest) if (typeof each === "function") process.nextTick(each);
        return true;
      }
    );
    response.end = /** @type {typeof response.end} */ (
      /** @param {...any} rest */
      (...rest) => {
        begin();
        if (state === "other") return end(...rest);
        const chunk = typeof rest[0] === "function" || rest[0] === undefined || rest[0] === null ? null : rest[0];
        const ready = chunk === null ? null : rewrite(chunk);
        if (ready) write(ready);
        // A document that ended early is sent as it is.
        if (head !== "") write(Buffer.from(head, "latin1"));
        if (moved !== null) write(Buffer.from(placed(), "latin1"));
        return end(...rest.slice(chunk === null ? 0 : 1).filter((each) => typeof each === "function"));
      }
    );
  };
}

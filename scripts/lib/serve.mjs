// @ts-check
import http from "node:http";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { constants } from "node:zlib";
import compression from "compression";
import sirv from "sirv";
import { documentRewriter } from "./document.mjs";

// node serve.mjs SERVER PORT HOST: the server of Next.js takes these from its environment, where a container's own HOSTNAME is.
const [server = "", port, host] = process.argv.slice(2);
// Whatever the server writes is its own.
process.umask(0o077);
Object.assign(process.env, { PORT: port, HOSTNAME: host });

const STATIC = "/_next/static";
const staticFolder = join(dirname(server), ".next/static");
const rewrite = documentRewriter(staticFolder);
/** The build's files, which it also left compressed. Their names change with their content. */
const files = sirv(staticFolder, {
  brotli: true,
  gzip: true,
  etag: true,
  immutable: true,
  maxAge: 31_536_000,
  setHeaders: (response) => response.setHeader("X-Content-Type-Options", "nosniff"),
});
/** Next.js knows gzip only, with which the list's page is a quarter larger. */
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });

const createServer = http.createServer;
/** @param {http.RequestListener} listener @returns {http.RequestListener} */
const before = (listener) => (request, response) => {
  const url = request.url ?? "";
  const isFile = url.startsWith(`${STATIC}/`);
  const next = () => {
    request.url = url;
    listener(request, response);
  };
  if (isFile) {
    request.url = url.slice(STATIC.length);
    files(request, response, next);
  } else {
    compress(request, response, () => {
      rewrite(response);
      next();
    });
  }
};
http.createServer = (...given) => {
  const listener = given.pop();
  const options = typeof given[0] === "object" ? given[0] : {};
  return typeof listener === "function" ? createServer(options, before(listener)) : createServer(options);
};

await import(pathToFileURL(server).href);

// @ts-check
import { pathToFileURL } from "node:url";

// node serve.mjs SERVER PORT HOST: the server of Next.js takes these from its environment, where a container's own HOSTNAME is.
const [server = "", port, host] = process.argv.slice(2);
// Whatever the server writes is its own.
process.umask(0o077);
Object.assign(process.env, { PORT: port, HOSTNAME: host });
await import(pathToFileURL(server).href);

// dependency-cruiser reads sources through the compiler's JavaScript API, which TypeScript 7 no longer has.
import Module, { register } from "node:module";

/** @param {string} request */
export const former = (request) => request.replace(/^typescript(?=\/|$)/, "typescript-5");

/** @type {any} */
const internals = Module;
const resolveFilename = internals._resolveFilename;
/** @param {string} request @param {unknown[]} rest */
internals._resolveFilename = (request, ...rest) => resolveFilename.call(Module, former(request), ...rest);

const hook = `export const resolve = (request, context, next) => next((${former})(request), context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

// @ts-check
import { createServer } from "node:net";

/**
 * Tries to listen.
 * @param {number} port 0 for any
 * @param {string} host
 * @returns {Promise<{ port: number } | { code: string }>} the port that was free, or the system's error code
 */
function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve({ code: "code" in error ? String(error.code) : "UNKNOWN" }));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve({ port: found }));
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} one line that says why the port cannot be used; undefined when it is free
 */
export async function portProblem(port, host = "127.0.0.1") {
  const result = await tryListen(port, host);
  if ("port" in result) return undefined;
  if (result.code === "EADDRINUSE") return `Port ${port} is in use. Choose another with --port N`;
  if (result.code === "EACCES") return `This user may not listen on port ${port}. Choose one above 1023 with --port N`;
  if (result.code === "EADDRNOTAVAIL" || result.code === "ENOTFOUND")
    return `This machine has no address ${host}. Choose another with --host H`;
  return `Can't listen on ${host}:${port} (${result.code}). Choose another port with --port N`;
}

/** @param {number} [preferred] taken when it is free */
export async function freePort(preferred) {
  if (preferred) {
    const result = await tryListen(preferred, "127.0.0.1");
    if ("port" in result) return result.port;
  }
  const result = await tryListen(0, "127.0.0.1");
  if ("port" in result) return result.port;
  throw new Error(`No free port on 127.0.0.1 (${result.code})`);
}

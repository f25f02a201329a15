// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { root } from "./root.mjs";

/**
 * @typedef {{ code: number, signal: NodeJS.Signals | null }} Ending
 * @typedef {object} Child
 * @property {string} name
 * @property {number} pid
 * @property {Promise<Ending>} ended
 * @property {() => boolean} isRunning
 * @property {() => string} output all that it printed so far
 * @property {(pattern: RegExp, milliseconds: number) => Promise<RegExpMatchArray>} line waits for output
 * @property {(signal: NodeJS.Signals, graceMs?: number) => Promise<Ending>} stop SIGKILL for its whole group after graceMs
 *
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {"pipe" | "inherit"} [output] "pipe" keeps it
 * @property {string} [log] file to which the output is appended
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {number} [nice] what it gives way to others by, 0 to 19; its own children, too
 */

/** @type {Set<Child>} */
const running = new Set();

const isWindows = process.platform === "win32";

/** @param {Child} child @param {NodeJS.Signals} signal on Windows, which has neither groups nor signals, it always ends the tree */
function killGroup(child, signal) {
  if (isWindows) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone, which is what was wanted.
  }
}

// Whatever ends this process, its children's groups end with it.
process.on("exit", () => {
  for (const child of running) killGroup(child, "SIGKILL");
});

/**
 * Starts a process in a group of its own, so that a Ctrl-C in the terminal reaches it only through its parent.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Child}
 */
export function startChild(name, command, args, options = {}) {
  const { output = "pipe", log, env = process.env, cwd = root, uid, gid, nice } = options;
  // On Windows a detached process gets a window of its own, and no Ctrl-C.
  const own = { detached: !isWindows, windowsHide: true };
  const owned = spawn(command, args, { cwd, env, uid, gid, ...own, stdio: ["ignore", output, output] });
  if (nice && owned.pid) setPriority(owned.pid, nice);
  let text = "";
  /** @type {Set<() => void>} */
  const listeners = new Set();
  for (const stream of [owned.stdout, owned.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      if (log) appendFileSync(log, chunk);
      for (const listener of listeners) listener();
    });
  }

  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve) => {
    owned.once("error", (error) => {
      text += `${error.message}\n`;
      running.delete(child);
      resolve({ code: 127, signal: null });
    });
    owned.once("exit", (code, signal) => {
      killGroup(child, "SIGKILL");
      running.delete(child);
      // "close" follows once the pipes are read to their end.
      const finish = () => resolve({ code: code ?? 128 + constants.signals[signal ?? "SIGKILL"], signal });
      if (output === "inherit") finish();
      else owned.once("close", finish);
    });
  });

  /** @type {Child} */
  const child = {
    name,
    pid: owned.pid ?? 0,
    ended,
    isRunning: () => running.has(child),
    output: () => text,
    line: (pattern, milliseconds) =>
      new Promise((resolve, reject) => {
        /** @param {() => void} settle */
        const finish = (settle) => {
          clearTimeout(timer);
          listeners.delete(look);
          settle();
        };
        const look = () => {
          const match = text.match(pattern);
          if (match) finish(() => resolve(match));
        };
        const timer = setTimeout(
          () => finish(() => reject(new Error(`${name} was not ready after ${milliseconds / 1000} s`))),
          milliseconds,
        );
        listeners.add(look);
        look();
        ended.then(({ code }) => finish(() => reject(new Error(`${name} ended with code ${code}`))));
      }),
    stop: async (signal, graceMs = 8000) => {
      if (!running.has(child)) return ended;
      if (signal === "SIGKILL") killGroup(child, signal);
      else process.kill(child.pid, signal);
      const timer = setTimeout(() => killGroup(child, "SIGKILL"), graceMs);
      const ending = await ended;
      clearTimeout(timer);
      return ending;
    },
  };
  if (owned.pid) running.add(child);
  return child;
}

/**
 * Runs a process to its end.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 */
export async function runChild(name, command, args, options) {
  const child = startChild(name, command, args, options);
  const { code } = await child.ended;
  return { code, output: child.output() };
}

/** @param {number} [graceMs] */
export async function stopChildren(graceMs) {
  await Promise.all([...running].reverse().map((child) => child.stop("SIGTERM", graceMs)));
}

/** @param {string} text @param {number} count */
export const lastLines = (text, count) => text.trimEnd().split("\n").slice(-count).join("\n");

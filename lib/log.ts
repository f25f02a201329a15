import "server-only";
import { type Logger, pino } from "pino";
import { getEnv } from "@/lib/env";

export type { Logger };

const SECRET = /vsk_[0-9a-zA-Z]{8,}|eyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** Replaces integrator keys and session tokens in a text that is about to be logged. */
export function redact(text: string): string {
  return text.replace(SECRET, (secret) => `${secret.slice(0, 4)}[redacted]`);
}

let logger: Logger | undefined;

/** The process-wide JSON logger on stdout. Whatever is written, keys and tokens are cut out of the finished line. */
export function getLog(): Logger {
  logger ??= pino(
    { level: getEnv().LOG_LEVEL, base: null },
    { write: (line: string) => process.stdout.write(redact(line)) },
  );
  return logger;
}

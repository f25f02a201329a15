import "server-only";
import { hkdfSync, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { getEnv } from "@/lib/env";

const holder: typeof globalThis & { consoleAuthSecret?: string } = globalThis;

function readOrCreate(dataDir: string): string {
  const file = path.join(dataDir, "auth-secret");
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!fs.existsSync(file)) {
    // Renamed into place once complete: a crash must not leave half a secret.
    const temporary = `${file}.${process.pid}`;
    fs.writeFileSync(temporary, randomBytes(32).toString("base64"), { mode: 0o600 });
    fs.renameSync(temporary, file);
  }
  const secret = fs.readFileSync(file, "utf8").trim();
  if (secret.length < 32) throw new Error(`${file} holds no secret: remove it, and everybody signs in again.`);
  return secret;
}

/**
 * The secret for session cookies: NEXTAUTH_SECRET or, with the embedded database, one generated once and stored in
 * DATA_DIR.
 */
export function getAuthSecret(): string {
  const env = getEnv();
  holder.consoleAuthSecret ??= env.NEXTAUTH_SECRET ?? readOrCreate(env.DATA_DIR);
  return holder.consoleAuthSecret;
}

/** The key for server actions, 32 bytes in base64: consoles that share the secret share it, too. */
export function getActionsKey(): string {
  return Buffer.from(hkdfSync("sha256", getAuthSecret(), "", "server actions", 32)).toString("base64");
}

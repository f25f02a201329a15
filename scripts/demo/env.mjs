// @ts-check
import { folder } from "./folder.mjs";

const OURS =
  /^(?:VOCDONI_|NEXTAUTH_|AUTH_|SMTP_|METRICS_|DATABASE_URL$|DATA_DIR$|SYNC_|TRUSTED_PROXY_HOPS$|LOG_LEVEL$|PORT$|HOST$|NODE_ENV$)/;

/**
 * The caller's environment without everything that the console reads: a demo must never touch real tenants,
 * a real key or a real database.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutSettings(env) {
  const kept = Object.entries(env).filter(([name]) => !OURS.test(name));
  return { ...Object.fromEntries(kept), NODE_ENV: "production" };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {{ url: string, key: string, email: string, password: string }} sandbox
 * @returns {NodeJS.ProcessEnv}
 */
export function demoEnv(env, sandbox) {
  return {
    ...withoutSettings(env),
    DATA_DIR: folder,
    VOCDONI_API_URL: sandbox.url,
    VOCDONI_API_KEY: sandbox.key,
    VOCDONI_SESSION_EMAIL: sandbox.email,
    VOCDONI_SESSION_PASSWORD: sandbox.password,
    VOCDONI_SETTLE_SECONDS: "5",
    SYNC_INTERVAL_MINUTES: "1",
  };
}

import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
import { LEAVES_WITHIN_MS, MAX_CREATE_MS, MIN_SETTLE_SECONDS } from "@/lib/vocdoni/deadlines";
import { defaultLimits } from "@/lib/vocdoni/transport";
import { LEASE_MARGIN_MS } from "./transitions";

const KEY = `vsk_${"0123456789abcdef".repeat(4)}`;

describe("the deadlines of a creation", () => {
  it("outlast the 70 s observed at Vocdoni", () => {
    expect(MAX_CREATE_MS).toBeGreaterThanOrEqual(70_000);
    expect(defaultLimits.writeMs).toBeGreaterThan(MAX_CREATE_MS);
  });

  it("send a write no later than the settle time assumes", () => {
    expect(defaultLimits.writeQueueMs + defaultLimits.connectMs).toBeLessThanOrEqual(LEAVES_WITHIN_MS);
  });

  it("leave no request time to take effect after the settle time, at its smallest and by default", () => {
    const env = (seconds?: number) => parseEnv({ VOCDONI_API_KEY: KEY, VOCDONI_SETTLE_SECONDS: seconds?.toString() });
    const settle = (seconds?: number) => {
      const read = env(seconds);
      return read.ok && read.env.VOCDONI_SETTLE_SECONDS;
    };
    expect(settle(84)).toBe(85);
    expect(settle(90)).toBe(90);
    expect(MIN_SETTLE_SECONDS).toBe(85);
    expect(settle()).toBe(100);
  });

  it("end while the lease of the process that waits for the answer still holds", () => {
    const lease = MIN_SETTLE_SECONDS * 1000 + LEASE_MARGIN_MS;
    expect(lease).toBeGreaterThanOrEqual(LEAVES_WITHIN_MS + defaultLimits.writeMs);
  });
});

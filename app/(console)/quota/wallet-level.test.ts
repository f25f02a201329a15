import { describe, expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import type { Wallet } from "@/lib/quota/model";
import { formatBalance, walletLevel, withinWallet } from "./wallet-level";

const text = textOf("en", "quota.wallet");
const wallet = (balance: number | null): Wallet => ({ at: "2026-03-10T12:00:00.000Z", balance });

describe("the wallet", () => {
  it("has its balance as euros of the reader's locale, and never a zero for what is not known", () => {
    expect(formatBalance(wallet(123_456), "en")).toBe("€1,234.56");
    expect(formatBalance(wallet(123_456), "es").replaceAll(/\s/g, " ")).toBe("1234,56 €");
    expect(formatBalance(wallet(0), "en")).toBe("€0.00");
    expect(formatBalance(wallet(null), "en")).toBe("—");
  });

  it("is low at the threshold or below, and empty at zero whatever the threshold", () => {
    const level = (balance: number | null, euros: number | null) =>
      walletLevel(text, wallet(balance), euros)?.word ?? null;
    expect([level(10_000, 100), level(10_001, 100), level(1, null)]).toEqual([text("low"), null, null]);
    expect([level(0, null), level(0, 100)]).toEqual([text("empty"), text("empty")]);
    expect(level(null, 100)).toBe(text("unknown"));
  });

  it("limits what remains, for publishing only", () => {
    expect(withinWallet("votes", wallet(500))).toBe("covers");
    expect(withinWallet("votes", wallet(0))).toBe("empty");
    expect(withinWallet("sms", wallet(null))).toBe("covers");
    expect(withinWallet("managedOrgs", wallet(0))).toBe("none");
    expect(withinWallet("votes", null)).toBe("none");
  });

  it.each([
    ["none", "Largest election you can publish: 5 voters"],
    ["covers", "Largest election you can publish: 5 voters, if the wallet covers the price"],
    ["empty", "Largest election you can publish: 5 voters, but the wallet is empty"],
  ])("%s: says what can be published", (within, expected) => {
    const gauge = textOf("en", "quota.gauge");
    expect(gauge.markup("largest", { left: 5, wallet: within, b: (chunks) => chunks })).toBe(expected);
  });
});

import { describe, expect, it } from "vitest";
import type { Wallet } from "@/lib/quota/schemas";
import { balanceWords, walletAlertWords, walletLevel, walletWords, withinWallet } from "./wallet-words";

const wallet = (balance: number | null): Wallet => ({ at: "2026-03-10T12:00:00.000Z", balance });

describe("the wallet in words", () => {
  it("has its balance as euros of the reader's locale, and never a zero for what is not known", () => {
    expect(balanceWords(wallet(123_456), "en")).toBe("€1,234.56");
    expect(balanceWords(wallet(123_456), "es").replaceAll(/\s/g, " ")).toBe("1234,56 €");
    expect(balanceWords(wallet(0), "en")).toBe("€0.00");
    expect(balanceWords(wallet(null), "en")).toBe("—");
  });

  it("is low at the threshold or below, and empty at zero whatever the threshold", () => {
    const words = (balance: number | null, euros: number | null) => walletLevel(wallet(balance), euros)?.word ?? null;
    expect([words(10_000, 100), words(10_001, 100), words(1, null)]).toEqual(["Low balance", null, null]);
    expect([words(0, null), words(0, 100), words(null, 100)]).toEqual(["Empty", "Empty", "Unknown"]);
  });

  it("says what can still be published", () => {
    expect(walletWords(wallet(500))).toContain("can’t be published");
    expect(walletWords(wallet(0))).toContain("No paid election can be published");
    expect(walletWords(wallet(null))).toContain("can’t be right");
  });

  it("bounds what the limits leave, and only what is published", () => {
    expect(withinWallet("votes", wallet(500))).toBe("if the wallet covers its price");
    expect(withinWallet("votes", wallet(0))).toBe("but the wallet is empty");
    expect(withinWallet("sms", wallet(null))).toBe("if the wallet covers its price");
    expect(withinWallet("managedOrgs", wallet(0))).toBeNull();
    expect(withinWallet("votes", null)).toBeNull();
  });

  it("names the threshold of its alert", () => {
    expect(walletAlertWords(100, "en")).toBe("Alerts at €100 or less");
    expect(walletAlertWords(null, "en")).toBe("No low-balance alert");
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeAddress, shortAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import { redact } from "@/lib/log";
import { fold, sortKey } from "./keys";
import { searchText, searchWords, wordPatterns } from "./search-words";
import { withoutNul } from "./without-nul";

describe("withoutNul", () => {
  it("cleans texts at any depth, keys too, and leaves everything else as it is", () => {
    const at = new Date(0);
    const value = { "k\u0000": ["a\u0000b", 1, null, true, { deep: "\ud83d🗳️\udc00" }], at };
    expect(withoutNul(value)).toEqual({ k: ["ab", 1, null, true, { deep: "\ufffd🗳️\ufffd" }], at });
  });
});

describe("fold", () => {
  it("ignores case, accents, ligatures and runs of white space", () => {
    expect(fold("  UNIÓ \n de\u00a0VEÏNS ﬁn İ ")).toBe("unio de veins fin i");
    expect(fold(fold("Ångström"))).toBe("angstrom");
    expect(wordPatterns("100%_\\％")).toEqual(["%100\\%\\_\\\\\\%%"]);
    expect([...sortKey("🗳".repeat(200))]).toHaveLength(120);
  });

  it("knows no NUL and one kind of apostrophe", () => {
    expect(fold("Ajuntament d\u2019O\u0000lot")).toBe("ajuntament d'olot");
  });

  it("searches word by word, in any order, and a shortened address by both its ends", () => {
    expect(wordPatterns(" Gràcia  energia ")).toEqual(["%gracia%", "%energia%"]);
    expect(wordPatterns("0xF47f…4874")).toEqual(["%0xf47f%", "%4874%"]);
    expect(wordPatterns("\u0000")).toEqual([]);
    // One or two letters: beginnings of words only, except where words have no spaces between them.
    expect(wordPatterns("a ab É2 _a 東京")).toEqual(["% a%", "% ab%", "% e2%", "%\\_a%", "%東京%"]);
  });
});

/** Whether a row with this name is found by these words, as SQL's LIKE does it. */
const finds = (typed: string, name: string) =>
  wordPatterns(typed).every((pattern) =>
    ` ${searchText(name)}`.includes(pattern.slice(1, -1).replaceAll(/\\(.)/g, "$1")),
  );

describe("a search", () => {
  it.each([
    [
      "Col·legi d’Enginyers",
      ["collegi", "colegi", "col.legi", "col·legi", "COL•LEGI", "coŀlegi", "denginyers", "d'enginyers"],
    ],
    ["Coŀlegi", ["collegi", "colegi", "col.legi"]],
    ["Łódź", ["lodz", "łodz", "LÓDŹ"]],
    ["Straße", ["strasse", "STRASSE", "straße", "STRAẞE"]],
    ["STRASSE", ["straße"]],
    ["Smørre Æbler", ["smorre", "aebler", "æbler"]],
    ["Œuvre", ["oeuvre", "œuvre"]],
    ["Þórður Đilas Ħal Ŋ", ["thordur", "dilas", "hal"]],
    ["Kahramanmaraş Işık", ["isik", "ışık", "IŞIK"]],
    ["Saint‑Denis", ["saint-denis", "saint–denis", "saint denis", "saintdenis", "saint−denis", "saint‐denis"]],
    ["Saint Denis", ["saint-denis"]],
    ["O’Hara", ["o'hara", "ohara", "o´hara", "oʼhara", "o`hara", "O‘Hara", "O＇Hara"]],
    ["S.L. Acme", ["sl", "s.l.", "S.L", "acme sl"]],
    ["C&A", ["c&a", "Ｃ＆Ａ"]],
    ["Zero\u200bWi\u00addth\u2060", ["zerowidth", "zero\u200bwidth"]],
    ["CRM-9_1", ["crm-9_", "crm–9_1", "CRM"]],
    ["Lliga 2024–25", ["2024-25"]],
    ["Клуб Ёлка", ["клуб", "елка", "ёлка"]],
    ["نادي الرياضة", ["الرياضة", "نادي"]],
    ["東京クラブ・ニュース", ["東京", "クラブ", "ニュース", "ー"]],
    ["서울 클럽", ["클럽"]],
    ["สมาคม", ["สมาคม"]],
    ["ΣΥΛΛΟΓΟΣ ΑΘΗΝΑΣ", ["συλλογος", "αθηνας", "συλλόγους".slice(0, 7)]],
    ["צה״ל ג׳ורג", ['צה"ל', "ג'ורג"]],
  ])("finds %j by what people type for it", (name, typed) => {
    expect(typed.filter((words) => !finds(words, name))).toEqual([]);
  });

  it.each([
    ["vale", "Valle"],
    ["lodz", "Лодзь"],
    ["dong jing", "東京"],
    ["c&a", "Canada"],
    ["a-1", "A Club 10"],
    ["20245", "2024-25"],
  ])("for %j does not find %j", (typed, name) => expect(finds(typed, name)).toBe(false));

  it("finds whatever is typed as it is written, and folds once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(searchWords(searchWords(text).join(" "))).toEqual(searchWords(text));
        expect(finds(text, text)).toBe(true);
        expect(finds(text.normalize("NFD").toUpperCase(), text.normalize("NFC").toUpperCase())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a name is the same", () => {
  it.each([
    ["Café Uni", "Cafe\u0301 Uni"],
    ["İstanbul Dernek", "ISTANBUL DERNEK"],
    ["istanbul dernek", "İSTANBUL DERNEK"],
    ["Straße", "STRASSE"],
    ["ZeroWidth", "Zero\u200bWidth"],
    ["\ufeffBom Inside", "Bom Inside"],
    ["\u00a0Nbsp Lead", "Nbsp Lead"],
    ["\u202eevil rtl", "evil rtl"],
    ["\u2066iso\u2069", "iso"],
    ["ab\u00adcd soft", "abcd soft"],
    ["Tab\tNel\u0085Name", "Tab Nel Name"],
  ])("as %j written %j", (one, other) => expect([fold(one), sortKey(one)]).toEqual([fold(other), sortKey(other)]));

  it("is ordered after all others without a visible character", () => {
    expect([sortKey("\u200b"), sortKey("\u3164 \u2800"), sortKey("")]).toEqual(["\uffff", "\uffff", "\uffff"]);
    expect(["Łódź", "Lleida", "Z", "Ñu", "Nz"].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
      "Lleida",
      "Łódź",
      "Ñu",
      "Nz",
      "Z",
    ]);
  });
});

describe("addresses", () => {
  // The examples of EIP-55.
  it.each([
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
  ])("checksums %s", (address) => {
    expect(checksumAddress(address.toLowerCase())).toBe(address);
    for (const form of [address, address.slice(2), address.toUpperCase(), ` ${address} `])
      expect(normalizeAddress(form)).toBe(address.toLowerCase());
    expect(shortAddress(address)).toBe(`${address.slice(0, 6)}…${address.slice(-4)}`);
  });

  it.each(["", "0x", "0x12", "g".repeat(40), "0".repeat(39), "0".repeat(41), `0x0x${"0".repeat(38)}`])(
    "refuses %o",
    (text) => expect(normalizeAddress(text)).toBeNull(),
  );
});

describe("redact", () => {
  it("takes keys and tokens out of a line, wherever they stand", () => {
    const key = `vsk_${"1f8e27c4".repeat(8)}`;
    const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln-_bmF0";
    const line = redact(`{"msg":"Bearer ${key}","url":"/x?k=${key}&t=${token}","cut":"${key.slice(0, 20)}"}`);
    expect(line).not.toContain("1f8e27c4");
    expect(line).not.toContain("c2ln");
    expect(line).toContain("vsk_[redacted]");
    expect(redact("an ordinary line about vsk_ and eyJ")).toBe("an ordinary line about vsk_ and eyJ");
  });
});

import { describe, expect, it } from "vitest";
import { customerFieldsSchema } from "@/lib/customers/schemas";
import { message, storable } from "@/lib/messages/message";
import { organizationFieldsSchema } from "@/lib/organizations/schemas";
import { personNameSchema } from "@/lib/staff/schemas";
import { linesSchema } from "./schemas";
import { displayName } from "./visible";

const blank = {
  descriptions: {},
  logo: "",
  website: "",
  country: "",
  timezone: "",
  size: "",
  color: "",
  subdomain: "",
};
const organization = (name: string) => {
  const { data, error } = organizationFieldsSchema.safeParse({ ...blank, names: { default: name } });
  return data?.names.default ?? error?.issues[0]?.message;
};
const customer = (name: string) => {
  const fields = { name, externalId: "", contactName: "", contactEmail: "", notes: "", tags: [] };
  const { data, error } = customerFieldsSchema.safeParse(fields);
  return data?.name ?? error?.issues[0]?.message;
};
const person = (name: string) => {
  const { data, error } = personNameSchema.safeParse(name);
  return data ?? error?.issues[0]?.message;
};

const noName = storable(message("text.errors.noName"));

describe.each([
  ["an organization", organization, storable(message("organizations.invalid.noName"))],
  ["a customer", customer, noName],
  ["a person", person, noName],
])("the name of %s", (_, name, unnamed) => {
  it.each(["", " ", "\u200b", "\u00ad\u2060", "\u3164", "\u2800", "\u202e\u2069", "\ufe0f", "\u200d\u200c", "\u0301"])(
    "%j has no visible character",
    (text) => expect(name(text)).toBe(unnamed),
  );

  it.each([
    ["Zero\u200bWidth", "ZeroWidth"],
    ["\u202eevil rtl\u202c", "evil rtl"],
    ["\u2066iso\u2069", "iso"],
    ["ab\u00adcd", "abcd"],
    ["\ufeffBom Inside", "Bom Inside"],
    ["Cafe\u0301", "Café"],
    ["a\u200db", "ab"],
    ["a\u0000b", "ab"],
  ])("%j is saved without what nobody sees", (text, saved) => expect(name(text)).toBe(saved));

  it.each(["👩‍❤️‍👨 Club", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "क्‍ष", "1️⃣", "葛󠄀飾", "🗳️"])("%s stays as it is", (text) =>
    expect(name(text)).toBe(text),
  );

  it.each(["Club\n=1+1", "Club\r=1", "a\tb", "a\u0007b", "a\u0085b", "a\u2028b", "a\u001bb"])("%j is refused", (text) =>
    expect(name(text)).toBe(storable(message("text.errors.oneLine"))),
  );
});

describe("a web address", () => {
  const parsed = (field: "website" | "logo", text: string) => {
    const { data, error } = organizationFieldsSchema.shape[field].safeParse(text);
    return data ?? `refused: ${error?.issues[0]?.message}`;
  };
  it.each([
    ["www.webby.example", "https://www.webby.example"],
    ["webby2.example", "https://webby2.example"],
    [" webby.example:8080/path?q=1#x ", "https://webby.example:8080/path?q=1#x"],
    ["//webby.example/x", "https://webby.example/x"],
    ["http://webby.example", "http://webby.example"],
    ["HTTPS://Webby.example", "HTTPS://Webby.example"],
    ["https://localhost:3000", "https://localhost:3000"],
    ["bücher.example", "https://bücher.example"],
    ["", ""],
  ])("%j is %j", (text, whole) => {
    expect(parsed("website", text)).toBe(whole);
    expect(parsed("logo", text)).toBe(whole);
  });

  it.each([
    "x",
    "localhost",
    "javascript:alert(1)",
    "mailto:a@b.example",
    "ftp://a.example",
    "a b.example",
    "ana@webby.example",
  ])("%j is refused", (text) => expect(parsed("website", text)).toMatch(/^refused: /));

  it.each([
    "https://ana:secret@webby.example",
    "https://ana@webby.example/",
    "ana:secret@webby.example",
    "http://:x@a.example",
  ])("%j is refused for its user or password", (text) => {
    const withCredentials = `refused: ${storable(message("organizations.invalid.urlCredentials"))}`;
    expect(parsed("website", text)).toBe(withCredentials);
    expect(parsed("logo", text)).toBe(withCredentials);
  });
});

describe("a text of several lines", () => {
  it("keeps its lines, and no control characters", () => {
    expect(linesSchema().parse(" a\u200b\r\n\tb\u0007\u202e ")).toBe("a\r\n\tb");
  });
});

describe("a name as it is shown", () => {
  it.each([
    ["", "unnamed"],
    [" \u200b\u3164", "unnamed"],
    ["\u202eevil", "evil"],
    [" two\n lines\u0007 ", "two lines"],
  ])("%j is %j", (name, shown) => expect(displayName(name, "unnamed")).toBe(shown));
});

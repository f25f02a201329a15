import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { entryGroups } from "./(console)/_shell/palette/entries";
import { operationTitle } from "./(console)/operations/operation-title";
import { organizationName } from "./organization-label";

const paletteText = textOf("en", "shell.palette");
const text = textOf("en", "operations.title");
const address = "0xd8da6bf26964af9d7eed9e03e53415d37aa96045";

it("an organization without a visible name is shown with its address, in lists, titles and the palette", () => {
  for (const name of ["", " ", "\u200b", "\u202e\u2069", "\u3164"]) {
    expect(organizationName({ name, address })).toBe("0xd8dA…6045");
    const found = { organizations: [{ address, name, customer: "" }], moreOrganizations: false, customers: [] };
    const [group] = entryGroups({ typed: "0x", found, recent: [], pages: [], actions: [], text: paletteText });
    expect(group?.entries[0]?.label).toBe("0xd8dA…6045");
    expect(operationTitle({ kind: "organization.delete", label: name, target: address }, text)).toContain(address);
    expect(operationTitle({ kind: "organization.create", label: name, target: null }, text)).toContain(
      "(no visible name)",
    );
  }
  expect(organizationName({ name: " \u202eMaple\n Street\u200b ", address })).toBe("Maple Street");
  expect(organizationName({ name: "M".repeat(100), address }, 10)).toBe(`${"M".repeat(10)}…`);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Where the element itself is allowed: elsewhere, a click or submit before scripts run would be lost. */
const allowed: Record<string, string[]> = {
  "<form": ["app/(console)/_shell/sign-out.tsx", "components/forms/action-form.tsx", "components/forms/get-form.tsx"],
  "<button": [
    "app/(console)/_shell/sign-out.tsx",
    "app/(console)/organizations/(list)/organization-rows.tsx",
    "components/ui/live-button.tsx",
  ],
};

const sources = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(".tsx")),
);

it("a trigger of Radix is made of one of ours", () => {
  const bare = /<\w+\.Trigger(?![^>]*asChild)/;
  expect(sources.filter((file) => bare.test(readFileSync(file, "utf8")))).toEqual([]);
});

it.each(Object.entries(allowed))("%s stands only where it knows whether scripts run", (element, files) => {
  const found = sources.filter((file) => new RegExp(`${element}[\\s>]`).test(readFileSync(file, "utf8")));
  expect(found).toEqual(files);
});

import type { Page } from "@playwright/test";
import { checksumAddress } from "@/lib/checksum-address";
import { expect, test } from "./support/fixtures";
import {
  linkNewCustomer,
  listedOrganization,
  listOf,
  rowLink,
  syncUntilListed,
  uniqueName,
} from "./support/organizations";
import { text } from "./support/text";

const search = (page: Page) => page.getByRole("searchbox", { name: text("organizations.list.search") });
const rows = (page: Page) =>
  page
    .getByRole("table", { name: text("organizations.list.title") })
    .locator("tbody")
    .getByRole("row");
const count = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("status");

async function filter(page: Page, pill: string, option: RegExp) {
  await page.getByRole("button", { name: pill, exact: true }).click();
  await page.getByRole("menuitemradio", { name: option }).click();
}

test("search finds a name without its accents, and an address with and without 0x; the focus stays", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Associació Ébène Straße");
  const tag = name.slice(-8);
  await signIn("viewer");
  await page.goto("/organizations");
  for (const words of [
    ...[`associacio ebene`, `ÉBÈNE straße ${tag}`, address, address.slice(2), checksumAddress(address)],
    ...[address.slice(2, 22), address.slice(-12).toUpperCase()],
  ]) {
    await search(page).fill(words);
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(words).replaceAll("%20", "\\+")}(&|$)`));
    await expect(rowLink(page, name)).toBeVisible();
    await expect(page.getByText(/^[1-9] results?$/)).toBeVisible();
    await expect(search(page)).toBeFocused();
  }
  await search(page).fill(uniqueName("nothing like this"));
  await expect(page.getByRole("heading", { name: text("organizations.empty.noResults") })).toBeVisible();
  await expect(search(page)).toBeFocused();
  await search(page).press("Escape");
  await expect(page).toHaveURL("/organizations");
  await expect(search(page)).toBeFocused();
});

test("search finds a customer's name, from the head of any page too", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Of a customer");
  const customer = uniqueName("Zürcher Kundin");
  await page.goto(`/organizations/${address}`);
  await linkNewCustomer(page, customer);
  await expect(page.getByRole("dialog")).toBeHidden();
  const everywhere = page.getByRole("searchbox", { name: "Find an organization by name, customer or address" });
  await everywhere.fill(`zurcher kundin ${customer.slice(-8)}`);
  await everywhere.press("Enter");
  await expect(page).toHaveURL(/\/organizations\?q=/);
  await expect(rowLink(page, name)).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(customer);
});

test("filters combine, stand in the URL, and survive reload and Back", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const family = uniqueName("Filtered");
  const add = (more: string, fields: Record<string, unknown>) =>
    stack.sandbox.addOrganization({ name: `${family} ${more}`, ...fields });
  await add("one", { type: "union", country: "PT" });
  await add("two", { type: "union", country: "FR" });
  await add("three", { type: "company", country: "PT" });
  // The last of them: a sync that lists it has listed the others, or one more will.
  await syncUntilListed(page, `${family} three`);
  await page.goto(listOf(`${family} three`));
  await expect(rows(page)).toHaveCount(1);
  await page.goto(listOf(family));
  await expect(rows(page)).toHaveCount(3);

  await filter(page, text("organizations.columns.type"), /^Union/);
  await expect(rows(page)).toHaveCount(2);
  await filter(page, text("organizations.columns.country"), /^Portugal/);
  await expect(rows(page)).toHaveCount(1);
  await filter(page, text("organizations.columns.customer"), new RegExp(`^${text("organizations.list.unassigned")}`));
  await expect(page).toHaveURL(/type=union.*country=PT.*linked=no/);
  await expect(rowLink(page, `${family} one`)).toBeVisible();
  await page.reload();
  await expect(
    page.getByRole("button", { name: `${text("organizations.columns.type")}: Union`, exact: true }),
  ).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("button", { name: text("organizations.columns.country"), exact: true })).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(page).toHaveURL("/organizations");
  await expect(search(page)).toHaveValue("");
});

test("the order changes by a click on a column's head, and stays after a reload", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const family = uniqueName("Ordered");
  for (const [more, sentVotes] of [
    ["b", 7],
    ["a", 900],
    ["c", 30],
  ] as const) {
    await stack.sandbox.addOrganization({ type: "company", name: `${family} ${more}`, counters: { sentVotes } });
  }
  await syncUntilListed(page, `${family} c`);
  await page.goto(listOf(family));
  const shows = (...order: string[]) =>
    expect(rows(page).getByRole("link", { name: new RegExp(`^${family}`) })).toHaveText(
      order.map((more) => `${family} ${more}`),
    );
  await shows("a", "b", "c");
  const votes = page.getByRole("columnheader", { name: text("organizations.columns.votes") });
  await votes.getByRole("link").click();
  await shows("a", "c", "b");
  await expect(votes).toHaveAttribute("aria-sort", "descending");
  await votes.getByRole("link").click();
  await shows("b", "c", "a");
  await page.reload();
  await shows("b", "c", "a");
  await page
    .getByRole("columnheader", { name: text("organizations.columns.name") })
    .getByRole("link")
    .click();
  await shows("a", "b", "c");
  await page.goBack();
  await shows("b", "c", "a");
});

test("page and page size stand in the URL; a page beyond the last is the last", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/organizations");
  await expect(rows(page)).toHaveCount(50);
  const first = await rows(page).first().getByRole("link").first().textContent();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/\/organizations\?page=2&after=[\w-]+$/);
  await expect(count(page)).toHaveText(/^51–100 of \d+ organizations$/);
  await expect(rows(page).first()).not.toContainText(first ?? "");
  await page.reload();
  await expect(count(page)).toHaveText(/^51–100 of/);
  await page.getByLabel("Rows").selectOption("25");
  await expect(page).toHaveURL("/organizations?size=25");
  await expect(rows(page)).toHaveCount(25);
  await page.goBack();
  await expect(count(page)).toHaveText(/^51–100 of/);
  await page.getByRole("textbox", { name: "Go to page" }).fill("4");
  await page.getByRole("textbox", { name: "Go to page" }).press("Enter");
  await expect(count(page)).toHaveText(/^151–200 of/);
  await page.goto("/organizations?page=999");
  const [, from, to, total] = /^(\d+)–(\d+) of (\d+)/.exec((await count(page).textContent()) ?? "") ?? [];
  expect(to).toBe(total);
  expect(Number(from)).toBeGreaterThan(200);
});

test("unknown values in the address fall back, each is named, and the list is there", async ({ page, signIn }) => {
  await signIn("viewer");
  const unknown = {
    ...{ linked: "maybe", status: "here", sort: "colour", size: "7", page: "-3" },
    ...{ type: "no_such_type", country: "Atlantis" },
  };
  await page.goto(`/organizations?${new URLSearchParams(unknown)}`);
  const [ignored = ""] = text("ui.ignoredFilters.ignored", { count: 7, names: "\n" }).split("\n");
  for (const param of Object.keys(unknown)) await expect(page.getByText(ignored)).toContainText(param);
  await expect(rows(page)).toHaveCount(50);
  await expect(count(page)).toHaveText(/^1–50 of/);
});

test("pages forward, back and to the last keep their number in the address; a change of order drops the place", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  await page.goto("/organizations?size=25");
  const names = () => rows(page).getByRole("link").allTextContents();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(count(page)).toHaveText(/^26–50 of/);
  const second = await names();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(count(page)).toHaveText(/^51–75 of/);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(count(page)).toHaveText(/^26–50 of/);
  await expect.poll(names).toEqual(second);
  await expect(page).toHaveURL(/page=2&before=/);
  await page.goto("/organizations?size=25&page=2");
  await expect.poll(names).toEqual(second);
  await page.getByRole("link", { name: "Last page" }).click();
  await expect(count(page)).toHaveText(/–(\d+) of \1 organizations$/);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page).toHaveURL(/before=/);
  await page
    .getByRole("columnheader", { name: text("organizations.columns.votes") })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL("/organizations?size=25&sort=votes&dir=desc");
});

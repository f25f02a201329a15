import { expect, test } from "./support/fixtures";

const long = "Ç".repeat(10_000);
const names = {
  markup: `<script>document.title="owned"</script><img src=x onerror="document.title='owned'">`,
  emoji: "🗳️ Voting 👩‍👩‍👧‍👦 café",
  rightToLeft: "جمعية السكان \u202e gnp.exe",
  quotes: `Robert'); DROP TABLE customers;-- "x" \\ %_`,
};

test.describe("whatever is typed into a customer is stored and shown as text", () => {
  for (const [kind, name] of Object.entries(names)) {
    test(kind, async ({ page, signIn }) => {
      await signIn("operator");
      await page.goto("/customers/new");
      const unique = `${name} ${crypto.randomUUID()}`;
      // A sign that turns around what follows is not saved.
      const kept = (text: string) => text.replaceAll("\u202e", "").normalize("NFC");
      await page.getByRole("main").getByLabel(/^Name/).fill(unique);
      await page.getByRole("textbox", { name: /^Notes/ }).fill(`${name}\n${long.slice(0, 9_000)}`);
      await page
        .getByRole("main")
        .getByRole("button", { name: /create|save|add/i })
        .click();
      await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(kept(unique));
      await expect(page.getByText(kept(name), { exact: false }).last()).toBeVisible();
      expect(await page.title()).not.toBe("owned");
      await expect(page.locator("img[src=x]")).toHaveCount(0);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(width).toBeLessThanOrEqual(0);
    });
  }
});

test("a name of 10,000 characters is stored whole, listed short, and breaks no page", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/customers/new");
  const mark = crypto.randomUUID();
  const whole = `${mark} ${long}`.slice(0, 10_000);
  await page.getByRole("main").getByLabel(/^Name/).fill(whole);
  await page
    .getByRole("main")
    .getByRole("button", { name: /create|save|add/i })
    .click();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: /^edit/i }).click();
  await expect(page.getByRole("main").getByLabel(/^Name/)).toHaveValue(whole);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/customers?q=${mark}`);
  await expect(page.getByRole("row").nth(1)).toContainText(mark);
  const box = await page.getByRole("row").nth(1).boundingBox();
  expect(box?.height ?? 0).toBeLessThan(400);
});

test("addresses of pages that do not exist get our own pages", async ({ page, signIn }) => {
  await signIn("viewer");
  const missing = [
    "/organizations/0x12",
    "/organizations/0xdeadbeef00000000000000000000000000000001",
    "/organizations/%3Cscript%3E",
    "/customers/1",
    "/customers/00000000-0000-4000-8000-000000000000",
    "/operations/x",
    "/no/such/page",
  ];
  for (const path of missing) {
    const answer = await page.goto(path);
    expect({ path, status: answer?.status() }).toEqual({ path, status: 404 });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/not found$/);
  }
});

test("an unknown value in the URL falls back to the default, and the page says so", async ({ page, signIn }) => {
  await signIn("viewer");
  for (const path of [
    "/organizations?sort=bogus&page=abc&size=7&linked=perhaps",
    "/customers?sort=bogus&page=-1",
    "/operations?state=bogus",
    "/audit-log?action=bogus&day=yesterday",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.getByText(/^Ignored /), path).toBeVisible();
  }
  await page.goto("/organizations?page=99999");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

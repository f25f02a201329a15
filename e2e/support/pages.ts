import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { seedOrganizations } from "../../sandbox/seed/organizations";
import { expectAccessibleInBothThemes } from "./accessible";
import { expectKeyboardReachesAll, expectOpenersWork } from "./keyboard";
import { seededAddress } from "./organizations";
import { startingWith } from "./pattern";
import { aCustomer } from "./samples";
import { ORGANIZATIONS } from "./sandbox-process";
import { ANY, matching, text } from "./text";

export type ConsolePage = {
  path: string;
  /** Before " · Integrator Console". */
  title: string;
  /** Every button in its main part that opens something; a pattern for those that each row has. */
  opens?: (string | RegExp)[];
};

const named = seedOrganizations(ORGANIZATIONS).find(({ address }) => address === seededAddress())?.meta.name;
const organizationName = z.object({ default: z.string() }).parse(named).default;
const organization = `/organizations/${seededAddress()}`;

/** Stands for any name in a message. */
const NOBODY = { name: "NAME" };
/** A pattern for the same message with any name. */
const ofSomebody = (message: string) => new RegExp(`^${message.replace(NOBODY.name, ".+")}$`);

/** The pages that need nothing but what every stack has from its start; each is the administrator's. */
export const pages: Record<string, Record<string, ConsolePage>> = {
  "overview and account": {
    overview: { path: "/", title: text("overview.page.title") },
    account: { path: "/account", title: text("account.page.title") },
    settings: {
      path: "/settings",
      title: text("settings.page.title"),
      opens: [
        text("settings.addChannel.add.email"),
        text("settings.addChannel.add.webhook"),
        text("settings.privateTargets.allow"),
        text("settings.changeZone.title"),
      ],
    },
    deliveries: {
      path: "/settings/deliveries",
      title: text("settings.deliveries.title"),
      opens: [text("settings.deliveries.channel"), text("settings.deliveries.status")],
    },
    "not found": { path: "/organizations/0x12", title: text("shell.notFound.title") },
  },
  quota: {
    "quota, charts and a table of a year": {
      path: "/quota?range=12m&table=votes",
      title: text("quota.live.title"),
      opens: [matching(text("quota.thresholds.name", { title: ANY }))],
    },
  },
  "quota, alerts and usage": {
    alerts: {
      path: "/alerts",
      title: text("alerts.list.title"),
      opens: [
        text("alerts.list.stateFilter"),
        text("alerts.forecast.title"),
        matching(text("alerts.acknowledge.name", { alert: ANY })),
      ],
    },
    usage: {
      path: "/quota/usage?q=ajuntament",
      title: text("usage.page.title"),
      opens: [text("organizations.columns.type"), text("organizations.columns.country"), text("usage.filters.status")],
    },
    "monthly summary": { path: "/quota/summary", title: text("usage.summary.title") },
    "quota at a glance": { path: "/quota/glance", title: text("quota.glance.title") },
  },
  organizations: {
    organizations: {
      path: "/organizations?q=ajuntament",
      title: "Organizations",
      opens: ["Type", "Country", "Customer", "Status"],
    },
    "organizations, none found": {
      path: "/organizations?q=there-is-no-such-name",
      title: "Organizations",
      opens: ["Type", "Country", "Customer", "Status"],
    },
    organization: { path: organization, title: organizationName, opens: ["Change customer", "Unlink"] },
    elections: {
      path: `${organization}/elections`,
      title: text("elections.list.pageTitle", { name: organizationName }),
      opens: [text("elections.list.status")],
    },
  },
  "forms of organizations": {
    "new organization": { path: "/organizations/new", title: "New organization" },
    "import organizations": { path: "/organizations/import", title: "Import organizations" },
    "edit organization": {
      path: `${organization}/edit`,
      title: "Edit organization",
      opens: ["Change customer", "Unlink"],
    },
    "delete organization": { path: `${organization}/delete`, title: "Delete organization" },
    "new customer": { path: "/customers/new", title: text("customers.new.title") },
  },
  reconciliation: {
    reconciliation: {
      path: "/reconciliation?kind=unlinked&size=25",
      title: text("reconciliation.page.title"),
      opens: [
        startingWith(text("reconciliation.unlinked.linkOf", { name: "" })),
        startingWith(text("reconciliation.unlinked.createOf", { name: "" })),
      ],
    },
  },
  "people and what they did": {
    operations: {
      path: "/operations",
      title: text("operations.list.title"),
      opens: [text("operations.list.state"), text("operations.list.kind")],
    },
    "audit log": {
      path: "/audit-log?size=25",
      title: text("audit.page.title"),
      opens: [text("audit.page.person"), text("audit.page.action")],
    },
    team: {
      path: "/team",
      title: text("team.page.title"),
      opens: [
        text("team.add.trigger"),
        ofSomebody(text("team.edit.triggerName", NOBODY)),
        ofSomebody(text("team.reset.triggerName", NOBODY)),
        ofSomebody(text("team.access.disableName", NOBODY)),
      ],
    },
    customers: {
      path: "/customers?q=club",
      title: text("customers.titles.customers"),
      opens: [text("customers.list.tag"), text("customers.list.status")],
    },
  },
};

/** The pages of a customer that every stack has; somebody must be signed in on `page`. */
export async function customerPages(page: Page): Promise<Record<string, ConsolePage>> {
  const { id, name } = await aCustomer(page);
  const path = `/customers/${id}`;
  return {
    customer: {
      path,
      title: name,
      opens: [
        text("customers.archive.archive"),
        text("customers.link.trigger"),
        ofSomebody(text("customers.unlink.unlinkName", NOBODY)),
      ],
    },
    "edit customer": { path: `${path}/edit`, title: text("customers.edit.title", { name }) },
  };
}

/** One visit: its policy, the title, one heading, axe in both themes, the width of a phone, the keyboard, and what opens. */
export async function expectPageWorks(page: Page, { path, title, opens = [] }: ConsolePage) {
  const answer = await page.goto(path);
  expect(answer?.headers()["content-security-policy"], path).toMatch(/script-src 'self' 'nonce-/);
  await expect(page).toHaveTitle(`${title} · ${text("shell.app.name")}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expectAccessibleInBothThemes(page);
  await expectKeyboardReachesAll(page);
  const opened = await expectOpenersWork(page, "main", opens);
  const isOf = (name: string, known: string | RegExp) => (known instanceof RegExp ? known.test(name) : known === name);
  const missing = opens.filter((known) => !opened.some((name) => isOf(name, known)));
  const others = opened.filter((name) => !opens.some((known) => isOf(name, known)));
  expect({ missing, others }, `what opens on ${path}`).toEqual({ missing: [], others: [] });
  await expectFitsPhone(page, path);
}

/** The open page at 390 px: nothing of it is wider than the screen. Leaves the window as it was. */
export async function expectFitsPhone(page: Page, what: string) {
  const size = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${what} is wider than the screen`).toBeLessThanOrEqual(390);
  await page.setViewportSize(size);
}

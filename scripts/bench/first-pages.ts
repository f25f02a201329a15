import { measureVisits, ofRows, visitsTable, withBrowser, yardsticks } from "./browser";
import { measureInside, measurePeople } from "./inside";
import { ms, table, triple } from "./measure";

/** First visits, what is done inside the list, and many people at once, as Markdown. `version`: of the database. */
export async function measureFirstPages(console: { url: string; cookie: string }, version: string): Promise<string> {
  const html = await (await fetch(`${console.url}/organizations`, { headers: { cookie: console.cookie } })).text();
  const organization = /\/organizations\/0x[0-9a-f]{40}/.exec(html)?.[0];
  if (!organization) throw new Error("the list has no organization");
  const yardstick = await yardsticks(html);
  const parts = { selector: "main h2", count: 3 };
  const subjects = [
    { name: "list", path: "/organizations", ...ofRows },
    { name: "overview", path: "/", ...parts },
    { name: "organization", path: organization, ...parts },
    { name: "quota", path: "/quota", ...parts },
  ];
  const visits = await withBrowser((browser) => measureVisits(browser, console, yardstick.url, subjects));
  process.stdout.write(`${visitsTable(visits)}\n`);
  const inside = await withBrowser((browser) => measureInside(browser, console));
  yardstick.close();
  const people = await measurePeople(console);
  const rows = [...inside].map(([name, { p50, most }]) => [name, `${ms(p50)} ms`, `${ms(most)} ms`]);
  return [
    `### ${version}: first visits, cold`,
    visitsTable(visits),
    `### ${version}: inside the list, until its rows are there`,
    table(["", "p50", "slowest"], rows),
    `### ${version}: ${people.people} people who think for 2 s`,
    `${people.answers} pages of the list, ${people.errors} errors, p50 / p95 / p99 ${triple(people)} ms.`,
  ].join("\n\n");
}

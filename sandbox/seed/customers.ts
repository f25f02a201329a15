import { slug } from "./names";
import type { SeedCustomer, SeedOrganization } from "./organizations";
import { hashText, pick, random } from "./random";

/** A customer of the integrator, for seeding a demo of the console. */
export interface DemoCustomer {
  name: string;
  externalId: string;
  contactName: string;
  contactEmail: string;
  notes: string;
  tags: string[];
  /** `0x` + 40 lower-case hex. */
  organizationAddresses: string[];
}

const TAGS: Record<SeedCustomer["type"], string> = {
  association: "property",
  company: "company",
  cooperative: "cooperative",
  government: "public sector",
  others: "third sector",
  political_party: "politics",
  professional_body: "professional",
  sports_club: "sports",
  union: "union",
};

const NOTES = [
  "Renewal in January; prefers calls in the morning.",
  "Assemblies mostly in May and June.",
  "Pilot with two organizations, may bring the rest next year.",
  "Invoices go to the federation, never to the clubs.",
  "Asked for SMS as the second factor.",
  "Handles its own census imports.",
];

/** The customers of seeded organizations: about 60 for 240, with nine organizations in ten; the others belong to nobody. */
export function demoCustomers(organizations: readonly SeedOrganization[]): DemoCustomer[] {
  const groups = new Map<number, { customer: SeedCustomer; addresses: string[] }>();
  for (const { customer, address } of organizations) {
    if (customer === null) continue;
    const group = groups.get(customer.index);
    if (group === undefined) groups.set(customer.index, { customer, addresses: [address] });
    else group.addresses.push(address);
  }
  return [...groups.values()]
    .sort((a, b) => a.customer.index - b.customer.index)
    .map(({ customer, addresses }, i) => demoCustomer(customer, addresses, i));
}

function demoCustomer(customer: SeedCustomer, organizationAddresses: string[], position: number): DemoCustomer {
  const next = random(hashText(customer.name));
  const { locale, name } = customer;
  const firstName = pick(next, locale.firstNames);
  const surname = pick(next, locale.surnames);
  const tags = [TAGS[customer.type], locale.code];
  if (organizationAddresses.length >= 7) tags.push("key account");
  if (next() < 0.12) tags.push("pilot");
  return {
    name,
    externalId: `CRM-${String(1001 + position)}`,
    contactName: `${firstName} ${surname}`,
    contactEmail: `${slug(firstName)}.${slug(surname)}@${slug(name)}.example`,
    notes: next() < 0.4 ? pick(next, NOTES) : "",
    tags,
    organizationAddresses,
  };
}

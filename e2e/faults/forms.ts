import { randomUUID } from "node:crypto";
import { deleteConfirmation } from "../../lib/organizations/delete";
import { fieldsHash, fieldsOf } from "../../lib/organizations/fields";
import { organizationSchema } from "../../lib/vocdoni/schemas";
import { organizationView } from "../../sandbox/api/organization-view";
import { PRIMARY_INTEGRATOR } from "../../sandbox/credentials";
import { between, pick, pickWeighted } from "../../sandbox/seed/random";
import type { Answer, StaffClient } from "./staff-client";
import type { Stage } from "./stage";

type About =
  | { kind: "create"; name: string; customer: string | null }
  | { kind: "edit"; address: string; website: string }
  | { kind: "delete"; address: string }
  | { kind: "link"; address: string; customer: string };

/** One form that a person filled in, and every answer to its being sent. */
export type Form = {
  round: number;
  about: About;
  action: string;
  input: Record<string, unknown>;
  answers: Answer[];
  operationId: string | null;
};

const actionOf = {
  create: "createOrganizationAction",
  edit: "updateOrganizationAction",
  delete: "deleteOrganizationAction",
  link: "linkOrganizationAction",
} as const;

const form = (round: number, about: About, input: Record<string, unknown>): Form => ({
  round,
  about,
  action: actionOf[about.kind],
  input,
  answers: [],
  operationId: null,
});

export const wasAccepted = ({ answers }: Form) => answers.some(({ kind }) => kind === "ok");
/** Nobody knows whether it was taken: a person would send it again. */
export const isOpen = (one: Form) => !wasAccepted(one) && one.answers.at(-1)?.kind === "lost";

/** Sends a form, once more or for the first time. */
export async function submit(client: StaffClient, one: Form): Promise<void> {
  const answer = await client.call(one.action, one.input);
  one.answers.push(answer);
  if (answer.kind === "ok" && answer.operationId !== null) one.operationId = answer.operationId;
}

function newCreate(round: number, next: () => number): Form {
  const words = `Faults ${round} ${randomUUID().slice(0, 8)}`;
  const customer = next() < 0.3 ? `Customer of ${words}` : null;
  const texts = { logo: "", website: "", country: "", timezone: "", size: "", color: "", subdomain: "" };
  const input = { ...texts, formToken: randomUUID(), type: "association", names: { default: words }, descriptions: {} };
  return form(
    round,
    { kind: "create", name: words, customer },
    customer === null ? input : { ...input, newCustomerName: customer },
  );
}

function recordOf({ sandbox }: Stage, address: string) {
  const organization = sandbox.state.organizations.get(address);
  return organization ? organizationSchema.parse(organizationView(organization)) : null;
}

function newEdit(stage: Stage, round: number, address: string): Form | null {
  const record = recordOf(stage, address);
  if (!record) return null;
  const fields = fieldsOf(record);
  const { logos: _logos, ...shown } = fields;
  const website = `https://example.org/${round}/${randomUUID().slice(0, 8)}`;
  const base = fieldsHash(fields);
  return form(round, { kind: "edit", address, website }, { ...shown, website, formToken: randomUUID(), address, base });
}

function newDelete(stage: Stage, round: number, address: string): Form | null {
  const record = recordOf(stage, address);
  if (!record) return null;
  const confirmation = deleteConfirmation({ name: record.name?.default ?? "", address });
  return form(round, { kind: "delete", address }, { formToken: randomUUID(), address, confirmation });
}

function newLink(round: number, address: string): Form {
  const customer = `Linked in ${round} ${randomUUID().slice(0, 8)}`;
  return form(round, { kind: "link", address, customer }, { address, newCustomerName: customer, expected: "" });
}

/** What several people do at the same moment: single creates, one in bulk, edits, deletions, links. */
export function fillForms(stage: Stage, next: () => number, round: number): Form[] {
  const present = [...stage.sandbox.state.managedBy(PRIMARY_INTEGRATOR)];
  const address = () => pick(next, present);
  const forms: (Form | null)[] = [];
  const count = between(next, 1, 4);
  for (let i = 0; i < count; i += 1) {
    const kind = pickWeighted(next, [
      ["create", 30],
      ["bulk", present.length < 320 ? 12 : 2],
      ["edit", 22],
      ["delete", present.length < 210 ? 4 : 28],
      ["link", 14],
    ] as const);
    if (kind === "create") forms.push(newCreate(round, next));
    if (kind === "bulk") for (let n = between(next, 4, 7); n > 0; n -= 1) forms.push(newCreate(round, next));
    if (kind === "edit") forms.push(newEdit(stage, round, address()));
    if (kind === "delete") forms.push(newDelete(stage, round, address()));
    if (kind === "link") forms.push(newLink(round, address()));
  }
  return forms.filter((one) => one !== null);
}

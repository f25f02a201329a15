import { generateContent } from "../seed/content";
import type { LegacyProcess, VotingProcess } from "./election-schemas";
import { ordinalOf } from "./ids";
import type { Content, Integrator, Organization, State, User } from "./schemas";

type StoredParts = Omit<State, "organizations" | "contents" | "integrators">;

/** An election of either family with the organization (possibly deleted) that it belongs to. */
export interface Found<T> {
  orgAddress: string;
  content: Content;
  process: T;
}

/** The state in memory: organizations in insertion order, with the indexes that the endpoints need. */
export class Store {
  parts: StoredParts;
  readonly organizations = new Map<string, Organization>();
  readonly contents = new Map<string, Content>();
  readonly integrators = new Map<string, Integrator>();
  /** Slots taken by creates that have not finished; never persisted. */
  readonly reserved = new Map<string, number>();
  private readonly byOrdinal = new Map<number, string>();
  private readonly byProcessId = new Map<string, string>();
  private readonly managed = new Map<string, string[]>();
  private listener: () => void = () => {};

  constructor(state: State) {
    this.parts = state;
    this.load(state);
  }

  load(state: State): void {
    const { organizations, contents, integrators, ...parts } = state;
    this.parts = parts;
    for (const map of [this.organizations, this.contents, this.integrators, this.byOrdinal]) map.clear();
    for (const map of [this.byProcessId, this.managed, this.reserved]) map.clear();
    for (const organization of organizations) this.index(organization);
    for (const [address, content] of Object.entries(contents)) this.keep(address, content);
    for (const [address, integrator] of Object.entries(integrators)) this.integrators.set(address, integrator);
    this.changed();
  }

  snapshot(): State {
    return {
      ...this.parts,
      organizations: [...this.organizations.values()],
      contents: Object.fromEntries(this.contents),
      integrators: Object.fromEntries(this.integrators),
    };
  }

  onChange(listener: () => void): void {
    this.listener = listener;
  }

  changed(): void {
    this.listener();
  }

  nextOrdinal(): number {
    return this.parts.nextOrdinal++;
  }

  insert(organization: Organization): void {
    this.index(organization);
    this.changed();
  }

  /** Removes the document and all content but the voting processes, which stay public. */
  remove(organization: Organization): void {
    const { address } = organization;
    const voting = this.content(organization).voting.map((process) => ({ ...process, census: null }));
    this.organizations.delete(address);
    if (organization.managedBy !== null) this.managed.delete(organization.managedBy);
    this.contents.delete(address);
    if (voting.length > 0) {
      this.keep(address, { memberCount: 0, members: [], groups: [], censuses: [], bundles: [], legacy: [], voting });
    }
    this.parts.jobs = this.parts.jobs.filter((job) => job.orgAddress !== address);
    this.parts.invitations = this.parts.invitations.filter((invitation) => invitation.orgAddress !== address);
    this.changed();
  }

  /** Addresses of the organizations that an integrator manages, in insertion order. */
  managedBy(integrator: string): string[] {
    const known = this.managed.get(integrator);
    if (known !== undefined) return known;
    const addresses: string[] = [];
    for (const { address, managedBy } of this.organizations.values())
      if (managedBy === integrator) addresses.push(address);
    this.managed.set(integrator, addresses);
    return addresses;
  }

  /** The content to read; generated anew each time until something changes it. */
  content(organization: Organization): Content {
    return this.contents.get(organization.address) ?? generateContent(organization, this.parts.seededAt);
  }

  /** The content to change: from now on it is kept. */
  editContent(organization: Organization): Content {
    const kept = this.contents.get(organization.address);
    if (kept !== undefined) return kept;
    const content = generateContent(organization, this.parts.seededAt);
    this.keep(organization.address, content);
    return content;
  }

  keep(address: string, content: Content): void {
    this.contents.set(address, content);
    for (const { id } of [...content.voting, ...content.legacy]) this.byProcessId.set(id, address);
  }

  votingOf(address: string): VotingProcess[] {
    const organization = this.organizations.get(address);
    return organization === undefined ? (this.contents.get(address)?.voting ?? []) : this.content(organization).voting;
  }

  findVoting(id: string): Found<VotingProcess> | null {
    return this.find(id, (content) => content.voting.find((process) => process.id === id));
  }

  findLegacy(id: string): Found<LegacyProcess> | null {
    return this.find(id, (content) => content.legacy.find((process) => process.id === id));
  }

  /** Makes the content that holds a process one that is kept, so that the process can be changed. */
  pin(id: string): void {
    const organization = this.organizations.get(this.ownerOf(id) ?? "");
    if (organization !== undefined) this.editContent(organization);
  }

  user(email: string): User | undefined {
    return this.parts.users.find((user) => user.email === email);
  }

  private find<T>(id: string, pick: (content: Content) => T | undefined): Found<T> | null {
    const orgAddress = this.ownerOf(id);
    if (orgAddress === undefined) return null;
    const organization = this.organizations.get(orgAddress);
    const content = organization === undefined ? this.contents.get(orgAddress) : this.content(organization);
    const process = content === undefined ? undefined : pick(content);
    return content === undefined || process === undefined ? null : { orgAddress, content, process };
  }

  private ownerOf(id: string): string | undefined {
    return this.byProcessId.get(id) ?? this.byOrdinal.get(ordinalOf(id));
  }

  private index(organization: Organization): void {
    this.organizations.set(organization.address, organization);
    this.byOrdinal.set(organization.ordinal, organization.address);
    if (organization.managedBy !== null) this.managed.get(organization.managedBy)?.push(organization.address);
  }
}

import type { Metadata } from "next";
import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Num } from "@/components/ui/number";
import { PageHeader } from "@/components/ui/page-header";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { roles } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { getContext } from "@/lib/server-context";
import { listStaff } from "@/lib/staff/manage";
import { roleDescriptions } from "@/lib/staff/schemas";
import { AddPerson } from "./add-person";
import { PersonRow } from "./person-row";
import { roleWords } from "./role-words";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage() {
  const actor = await requirePagePermission("team:manage");
  const ctx = await getContext(actor);
  const people = await listStaff(ctx);
  const now = ctx.now().toISOString();
  const disabled = people.filter((person) => person.disabledAt !== null).length;

  return (
    <>
      <PageHeader
        title="Team"
        subtitle={
          <>
            <Num value={people.length} /> {people.length === 1 ? "person" : "people"}
            {disabled > 0 ? ` · ${disabled} disabled` : ""}
          </>
        }
        actions={<AddPerson />}
      />
      <Panel aria-label="People">
        <Table caption="People who may sign in">
          <TableHead>
            <HeadCell>Name</HeadCell>
            <HeadCell hide>Role</HeadCell>
            <HeadCell hide>Last sign-in</HeadCell>
            <HeadCell hide>State</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </TableHead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} isSelf={person.id === actor.id} now={now} />
            ))}
          </tbody>
        </Table>
      </Panel>
      <Panel pad aria-labelledby="roles" className="mt-3">
        <PanelHeader title="What each role may do" titleId="roles" />
        <DefinitionList>
          {roles.map((role) => (
            <Definition key={role} term={roleWords[role]}>
              {roleDescriptions[role]}
            </Definition>
          ))}
        </DefinitionList>
      </Panel>
    </>
  );
}

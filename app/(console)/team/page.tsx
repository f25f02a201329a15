import type { Metadata } from "next";
import { ClientText } from "@/components/client-text";
import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { roles } from "@/lib/auth/permissions";
import { getText } from "@/lib/messages/get-text";
import { getContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { listStaff } from "@/lib/staff/manage";
import { AddPerson } from "./add-person";
import { PersonRow } from "./person-row";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("team.page"))("title") };
}

export default async function TeamPage() {
  const actor = await requirePagePermission("team:manage");
  const ctx = await getContext(actor);
  const people = await listStaff(ctx);
  const now = ctx.now().toISOString();
  const disabled = people.filter((person) => person.disabledAt !== null).length;
  const [text, role, description] = await Promise.all([
    getText("team.page"),
    getText("team.roles"),
    getText("team.roleDescriptions"),
  ]);

  return (
    <ClientText
      of={[
        "team.add",
        "team.edit",
        "team.handOver",
        "team.password",
        "team.reset",
        "team.roleDescriptions",
        "team.roles",
      ]}
    >
      <PageHeader
        title={text("title")}
        subtitle={text("summary", { people: people.length, disabled })}
        actions={<AddPerson />}
      />
      <Panel aria-label={text("people")}>
        <Table caption={text("caption")}>
          <TableHead>
            <HeadCell>{text("name")}</HeadCell>
            <HeadCell hide>{text("role")}</HeadCell>
            <HeadCell hide>{text("lastSignIn")}</HeadCell>
            <HeadCell hide>{text("status")}</HeadCell>
            <HeadCell>
              <span className="sr-only">{text("actions")}</span>
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
        <PanelHeader title={text("roles")} titleId="roles" />
        <DefinitionList>
          {roles.map((each) => (
            <Definition key={each} term={role(each)}>
              {description(each)}
            </Definition>
          ))}
        </DefinitionList>
      </Panel>
    </ClientText>
  );
}

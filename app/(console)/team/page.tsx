import { ClientText } from "@/components/client-text";
import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { roles } from "@/lib/auth/permissions";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { listStaff } from "@/lib/staff/manage";
import { AddPerson } from "./add-person";
import { PersonRow } from "./person-row";

const { generateMetadata, page } = definePage({
  permission: "team:manage",
  load: async (ctx) => ({ people: await listStaff(ctx), self: ctx.actor.id }),
  title: async () => (await getText("team.page"))("title"),
  render: async ({ data: { people, self }, now }) => {
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
                <PersonRow key={person.id} person={person} isSelf={person.id === self} now={now} />
              ))}
            </tbody>
          </Table>
        </Panel>
        <Panel pad titleId="roles" title={text("roles")} className="mt-3">
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
  },
});

export { generateMetadata, page as default };

import { Cell, HeadCell, Row, Table, TableHead } from "@/components/data-table/table";
import { Chip } from "@/components/ui/chip";
import { Num } from "@/components/ui/number";
import type { Counted, DeletePreview } from "@/lib/organizations/delete-preview";
import type { OrganizationDetail } from "@/lib/organizations/get";

function Count({ value }: { value: Counted }) {
  if (value.n === null) {
    return (
      <span className="text-ink-3" title={value.problem}>
        not known
      </span>
    );
  }
  return <Num value={value.n} />;
}

type Props = { organization: OrganizationDetail; preview: DeletePreview };

/** What a deletion takes away for good, what stays, and what is given back. */
export function DeleteEffects({ organization, preview }: Props) {
  const { counters } = organization.record;
  const unreadable = [preview.members, preview.groups, preview.elections].find((value) => value.problem !== null);
  return (
    <>
      <Table caption="What the deletion does">
        <TableHead>
          <HeadCell>What</HeadCell>
          <HeadCell numeric>Now</HeadCell>
          <HeadCell>After</HeadCell>
        </TableHead>
        <tbody>
          <Row>
            <Cell>Members</Cell>
            <Cell numeric>
              <Count value={preview.members} />
            </Cell>
            <Cell>
              <Chip tone="bad">gone for good</Chip>
            </Cell>
          </Row>
          <Row>
            <Cell>Groups, censuses, invitations, roles</Cell>
            <Cell numeric>
              <Count value={preview.groups} />
            </Cell>
            <Cell>
              <Chip tone="bad">gone for good</Chip>
            </Cell>
          </Row>
          <Row>
            <Cell>Elections</Cell>
            <Cell numeric>
              <Count value={preview.elections} />
            </Cell>
            <Cell>
              <Chip tone="warn">stay public</Chip>
            </Cell>
          </Row>
          <Row>
            <Cell>Votes, e-mails, SMS counted against the quota</Cell>
            <Cell numeric>
              {[counters.sentVotes, counters.sentEmails, counters.sentSMS].map((value, index) => (
                <span key={["votes", "emails", "sms"][index]}>
                  {index > 0 ? " · " : ""}
                  {value === null ? "?" : <Num value={value} />}
                </span>
              ))}
            </Cell>
            <Cell>
              <Chip tone="ok">given back</Chip>
            </Cell>
          </Row>
          <Row>
            <Cell>Processes counted against the quota</Cell>
            <Cell numeric>{counters.processes === null ? "?" : <Num value={counters.processes} />}</Cell>
            <Cell>
              <Chip tone="warn">mostly not given back</Chip>
            </Cell>
          </Row>
          <Row>
            <Cell>The account on the chain</Cell>
            <Cell numeric>1</Cell>
            <Cell>
              <Chip tone="mut">stays</Chip>
            </Cell>
          </Row>
          <Row>
            <Cell>The record and its history in this console</Cell>
            <Cell numeric>1</Cell>
            <Cell>
              <Chip tone="mut">kept, marked deleted</Chip>
            </Cell>
          </Row>
        </tbody>
      </Table>
      {unreadable ? (
        <p className="mt-2 text-ink-3 text-sm">
          Not known means that it could not be read, not that there is none. {unreadable.problem}
        </p>
      ) : null}
    </>
  );
}

import type { ReactNode } from "react";
import { Cell, HeadCell, NarrowLine, Row, Table, TableHead } from "@/components/data-table/table";
import { Chip, type Tone } from "@/components/ui/chip";
import { Num } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import type { Counted, DeletePreview } from "@/lib/organizations/delete-preview";
import type { OrganizationDetail } from "@/lib/organizations/get";

/** `undefined`: still on its way. */
function Count({ value }: { value: Counted | undefined }) {
  if (value === undefined) return <Skeleton className="ml-auto h-5 w-8" />;
  if (value.n === null) {
    return (
      <span className="text-ink-3" title={value.problem}>
        not known
      </span>
    );
  }
  return (
    <>
      {value.atLeast ? "at least " : null}
      <Num value={value.n} />
    </>
  );
}

const figure = (value: number | null) => (value === null ? "?" : <Num value={value} />);

type EffectProps = { what: string; now: ReactNode; tone: Tone; after: string };

function Effect({ what, now, tone, after }: EffectProps) {
  const chip = (
    <Chip tone={tone} className="max-md:whitespace-normal">
      {after}
    </Chip>
  );
  return (
    <Row>
      <Cell>
        {what}
        <NarrowLine>{chip}</NarrowLine>
      </Cell>
      <Cell numeric>{now}</Cell>
      <Cell hide>{chip}</Cell>
    </Row>
  );
}

type Props = { organization: OrganizationDetail; preview: DeletePreview | null };

/** What a deletion takes away for good, what stays, and what is given back; without a `preview` its figures are awaited. */
export function DeleteEffects({ organization, preview }: Props) {
  const { counters } = organization.record;
  return (
    <Table caption="What the deletion does" aria-busy={preview === null}>
      <TableHead>
        <HeadCell>What</HeadCell>
        <HeadCell numeric>Now</HeadCell>
        <HeadCell hide>After</HeadCell>
      </TableHead>
      <tbody>
        <Effect what="Members" now={<Count value={preview?.members} />} tone="bad" after="permanently deleted" />
        <Effect what="Groups" now={<Count value={preview?.groups} />} tone="bad" after="permanently deleted" />
        <Effect what="Censuses" now={<Count value={preview?.censuses} />} tone="bad" after="permanently deleted" />
        <Effect what="Invitations and roles" now="all" tone="bad" after="permanently deleted" />
        <Effect what="Elections" now={<Count value={preview?.elections} />} tone="warn" after="remain public" />
        <Effect
          what="Legacy elections"
          now={<Count value={preview?.legacy} />}
          tone="bad"
          after="removed from Vocdoni, remain on-chain"
        />
        <Effect what="Drafts" now={<Count value={preview?.drafts} />} tone="bad" after="no longer accessible" />
        <Effect
          what="Votes, e-mails, SMS counted against the quota"
          now={
            <>
              {figure(counters.sentVotes)} · {figure(counters.sentEmails)} · {figure(counters.sentSMS)}
            </>
          }
          tone="ok"
          after="returned to quota"
        />
        <Effect
          what="Processes counted against the quota"
          now={figure(counters.processes)}
          tone="warn"
          after="mostly not returned"
        />
        <Effect what="The account on the chain" now={1} tone="mut" after="remains on-chain" />
        <Effect what="The record and its history in this console" now={1} tone="mut" after="kept, marked deleted" />
      </tbody>
    </Table>
  );
}

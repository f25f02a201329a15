import { type ReactNode, use } from "react";
import { useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, Table, TableHead } from "@/components/data-table/table";
import { Chip, type Tone } from "@/components/ui/chip";
import { Num } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import type { Counted } from "@/lib/elections/counted";
import type { Text } from "@/lib/messages/part";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import type { DeletePreview } from "@/lib/organizations/delete-preview";
import type { OrganizationDetail } from "@/lib/organizations/get";

/** `undefined`: still on its way. */
function Count({ value }: { value: Counted | undefined }) {
  const text = useText("organizations.effects");
  const locale = use(readerLocale());
  if (value === undefined) return <Skeleton className="ml-auto h-5 w-8" />;
  if (value.n === null) {
    return (
      <span className="text-ink-3" title={say(value.problem, locale)}>
        {text("unknown")}
      </span>
    );
  }
  return value.atLeast ? text("atLeast", { count: value.n }) : <Num value={value.n} />;
}

const figure = (value: number | null) => (value === null ? "?" : <Num value={value} />);

type Words = Exclude<Parameters<Text<"organizations.effects">>[0], "atLeast">;
type EffectProps = { what: Words; now: ReactNode; tone: Tone; after: Words };

function Effect({ what, now, tone, after }: EffectProps) {
  const text = useText("organizations.effects");
  const chip = (
    <Chip tone={tone} className="max-md:whitespace-normal">
      {text(after)}
    </Chip>
  );
  return (
    <Row>
      <Cell>
        {text(what)}
        <NarrowLine>{chip}</NarrowLine>
      </Cell>
      <Cell numeric>{now}</Cell>
      <Cell hide>{chip}</Cell>
    </Row>
  );
}

type Props = { organization: OrganizationDetail; preview: DeletePreview | null };

/**
 * What a deletion removes permanently, what stays, and what is returned; without a `preview`, figures are still
 * loading.
 */
export function DeleteEffects({ organization, preview }: Props) {
  const text = useText("organizations.effects");
  const { counters } = organization.record;
  return (
    <Table caption={text("title")} aria-busy={preview === null}>
      <TableHead>
        <HeadCell>{text("item")}</HeadCell>
        <HeadCell numeric>{text("now")}</HeadCell>
        <HeadCell hide>{text("after")}</HeadCell>
      </TableHead>
      <tbody>
        <Effect what="members" now={<Count value={preview?.members} />} tone="bad" after="permanentlyDeleted" />
        <Effect what="groups" now={<Count value={preview?.groups} />} tone="bad" after="permanentlyDeleted" />
        <Effect what="censuses" now={<Count value={preview?.censuses} />} tone="bad" after="permanentlyDeleted" />
        <Effect what="roles" now={text("all")} tone="bad" after="permanentlyDeleted" />
        <Effect what="elections" now={<Count value={preview?.elections} />} tone="warn" after="remainPublic" />
        <Effect what="legacyElections" now={<Count value={preview?.legacy} />} tone="bad" after="legacyRemain" />
        <Effect what="drafts" now={<Count value={preview?.drafts} />} tone="bad" after="inaccessible" />
        <Effect
          what="countedMessages"
          now={
            <>
              {figure(counters.sentVotes)} · {figure(counters.sentEmails)} · {figure(counters.sentSMS)}
            </>
          }
          tone="ok"
          after="returned"
        />
        <Effect what="countedElections" now={figure(counters.processes)} tone="warn" after="mostlyKept" />
        <Effect what="account" now={1} tone="mut" after="onChain" />
        <Effect what="record" now={1} tone="mut" after="kept" />
      </tbody>
    </Table>
  );
}

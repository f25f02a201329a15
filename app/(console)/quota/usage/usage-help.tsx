import { useText } from "#use-text";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { zoneWords } from "@/lib/time/zone";
import type { RankingQuery } from "@/lib/usage/ranking-schemas";

type Props = { query: RankingQuery; timeZone: string };

/** What the columns of the ranking count, and what a deletion returns of this counter. */
export function UsageHelp({ query: { by, counter }, timeZone }: Props) {
  const text = useText("usage.meaning");
  const zone = zoneWords(timeZone);
  const returned = counter === "managedProcesses" || counter === "managedOrgs" ? counter : "other";
  return (
    <Panel pad titleId="how-usage-is-counted" title={text("title")} className="mt-3">
      <DefinitionList>
        <Definition term={text("share")}>{text("shareBody")}</Definition>
        <Definition term={text("changes")}>
          {by === "customer" ? text("changesCustomer", { zone }) : text("changesOrganization", { zone })}
        </Definition>
        <Definition term={text("reclaimable")}>
          {by === "customer" ? text(`reclaimableCustomer.${returned}`) : text(`reclaimableOrganization.${returned}`)}
        </Definition>
      </DefinitionList>
    </Panel>
  );
}

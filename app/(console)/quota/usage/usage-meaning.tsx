import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Panel, PanelHeader } from "@/components/ui/panel";
import type { RankingQuery } from "@/lib/quota/ranking-schemas";
import { zoneWords } from "@/lib/time-zone";

type Props = { query: RankingQuery; timeZone: string };

/** What the columns of the ranking count, and what a deletion gives back of this counter. */
export function UsageMeaning({ query: { by, counter }, timeZone }: Props) {
  const freed =
    counter === "managedProcesses"
      ? "Only the slots of legacy elections come back, and Vocdoni does not say how many of the processes those are: at most all. The slots of newer processes are lost for good."
      : counter === "managedOrgs"
        ? "Each organization that is deleted makes room for another one."
        : "Vocdoni adds up what the present organizations have sent: a deletion takes all of it off, at once.";
  return (
    <Panel pad aria-labelledby="what-the-columns-mean" className="mt-3">
      <PanelHeader titleId="what-the-columns-mean" title="What these mean" />
      <DefinitionList>
        <Definition term="Of all used">
          The part of what the present organizations use together. Where there is a limit, the part of the limit stands
          beside it.
        </Definition>
        <Definition term="7 and 30 days">
          By how much it changed since the end of the day 7 and 30 days ago ({zoneWords(timeZone)}). Of{" "}
          {by === "customer" ? "organizations" : "one"} created since it is all they used; where figures are kept for
          less time, the day from which they are stands with it.
          {by === "customer"
            ? " An organization that went takes its part off. Organizations count for the customer they are linked to now."
            : " Where it fell, Vocdoni’s own counter of one that is still there went down; one that went is under Status: Gone, with what it gave back."}
        </Definition>
        <Definition term="Freed by deleting">
          {freed}
          {by === "customer" ? " Here: were all organizations of the customer deleted." : ""}
        </Definition>
      </DefinitionList>
    </Panel>
  );
}

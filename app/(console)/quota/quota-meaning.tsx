import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Panel, PanelHeader } from "@/components/ui/panel";

/** What each counter counts and what gives it back, as Vocdoni's code has it. */
export function QuotaMeaning() {
  return (
    <Panel pad aria-labelledby="what-these-mean" className="mt-3">
      <PanelHeader titleId="what-these-mean" title="What these mean" />
      <DefinitionList>
        <Definition term="Organizations">
          Those that you manage now. At the limit Vocdoni refuses to create another; deleting one makes room.
        </Definition>
        <Definition term="Processes">
          One for each legacy election, and one for each newer process with a census of more than 10, however many
          questions it asks. Deleting an organization gives back its legacy elections only: the slots of newer processes
          are lost for good.
        </Definition>
        <Definition term="Votes, e-mails, SMS">
          What the organizations that exist now have sent, added up. Deleting an organization takes its part off, so
          these figures can fall.
        </Definition>
        <Definition term="Before 100 %">
          Publishing is refused as soon as a census is larger than what is left of votes, e-mails or SMS. What is left
          is therefore the largest election that can still be published.
        </Definition>
        <Definition term="When it runs out">
          Estimated from the growth between the daily readings of the last 30 days, once there are 14. The dates are
          those of the mean pace with its likely error. A fall is a deletion and counts as a day without growth.
        </Definition>
        <Definition term="A limit of 0">
          For votes: no cap. For processes, e-mails and SMS: none allowed. Where all four are 0 there is no plan behind
          the account, and its limits say nothing: not known.
        </Definition>
      </DefinitionList>
    </Panel>
  );
}

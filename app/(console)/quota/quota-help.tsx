import { useText } from "#use-text";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";

/** What each counter counts and what reduces it, according to Vocdoni's code. */
export function QuotaHelp() {
  const text = useText("quota.meaning");
  return (
    <Panel pad titleId="how-quota-works" title={text("title")} className="mt-3">
      <DefinitionList>
        <Definition term={text("organizations")}>{text("organizationsBody")}</Definition>
        <Definition term={text("elections")}>{text("electionsBody")}</Definition>
        <Definition term={text("sent")}>{text("sentBody")}</Definition>
        <Definition term={text("before")}>{text("beforeBody")}</Definition>
        <Definition term={text("forecast")}>{text("forecastBody")}</Definition>
        <Definition term={text("zero")}>{text("zeroBody")}</Definition>
      </DefinitionList>
    </Panel>
  );
}

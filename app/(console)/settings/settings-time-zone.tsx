import { useText } from "#use-text";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { DateText } from "@/components/ui/relative-time";
import { offsetWords, zoneWords } from "@/lib/time/zone";
import { ChangeTimeZone } from "./change-time-zone";

type Props = { timeZone: string; since: string | null; now: string };

/** Where days and months end, and the button that changes it. */
export function SettingsTimeZone({ timeZone, since, now }: Props) {
  const text = useText("settings.zone");
  return (
    <Panel pad titleId="settings-time-zone" title={text("title")} actions={<ChangeTimeZone timeZone={timeZone} />}>
      <DefinitionList>
        <Definition term={text("days")}>
          {zoneWords(timeZone)} <span className="text-ink-3">UTC{offsetWords(new Date(now), timeZone)}</span>
        </Definition>
        <Definition term={text("since")}>
          <DateText value={since} />
        </Definition>
      </DefinitionList>
      <p className="mt-2 text-ink-2 text-sm">{text("note")}</p>
    </Panel>
  );
}

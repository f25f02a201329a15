import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { DateText } from "@/components/ui/relative-time";
import { offsetWords, zoneWords } from "@/lib/time-zone";
import { ChangeTimeZone } from "./change-time-zone";

type Props = { timeZone: string; since: string | null; now: string };

/** Where days and months end, and the button that changes it. */
export function SettingsTimeZone({ timeZone, since, now }: Props) {
  return (
    <Panel pad aria-labelledby="settings-time-zone">
      <PanelHeader title="Time zone" titleId="settings-time-zone" actions={<ChangeTimeZone timeZone={timeZone} />} />
      <DefinitionList>
        <Definition term="Days and months end in">
          {zoneWords(timeZone)} <span className="text-ink-3">UTC{offsetWords(new Date(now), timeZone)}</span>
        </Definition>
        <Definition term="Since">
          <DateText value={since} />
        </Definition>
      </DefinitionList>
      <p className="mt-2 text-ink-2 text-sm">
        Times are shown in this zone, and days and months end at its midnight, in every console on this database. A
        change counts from then on; usage and months already recorded stay as they are.
      </p>
    </Panel>
  );
}

import { useText } from "#use-text";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/data-table/table";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import type { Quota } from "@/lib/quota/model";
import type { RankingState } from "@/lib/usage/ranking";
import { rankedBy } from "@/lib/usage/ranking-schemas";
import type { Subject, SubjectUsage } from "@/lib/usage/subject-usage";
import type { Share } from "./load-share";
import { SubjectHistory } from "./subject-history";
import { changeText, formatShare, shareBaseOf } from "./usage-figures";

type PartsProps = {
  usage: SubjectUsage;
  state: RankingState;
  quota: Quota | null;
  kind: Subject["kind"];
  locale: string;
};

function Parts({ usage, state, quota, kind, locale }: PartsProps) {
  const text = useText("usage.subject");
  const table = useText("usage.table");
  const change = useText("usage.change");
  const counter = useText("quota.counter");
  return (
    <Table caption={text("caption")}>
      <TableHead>
        <HeadCell>{text("counter")}</HeadCell>
        <HeadCell numeric>{text("used")}</HeadCell>
        <HeadCell numeric>{table("shareOfTotal")}</HeadCell>
        <HeadCell numeric hide>
          {table("shareOfLimit")}
        </HeadCell>
        <HeadCell numeric>{table("days7")}</HeadCell>
        <HeadCell numeric hide>
          {table("days30")}
        </HeadCell>
      </TableHead>
      <tbody>
        {rankedBy[kind].map((key) => {
          const part = usage.parts[key];
          const pool = shareBaseOf(state, quota, key);
          if (!part) return null;
          const spans = [part.change7, part.change30].map((each) => changeText(change, each, locale));
          return (
            <Row key={key}>
              <Cell>{counter(key)}</Cell>
              <Cell numeric>
                <Num value={part.used} />
              </Cell>
              <Cell numeric>{formatShare(part.used, pool.all, locale)}</Cell>
              <Cell numeric hide>
                {formatShare(part.used, pool.limit, locale)}
              </Cell>
              {spans.map(({ change: by, since }, index) => (
                <Cell key={index === 0 ? 7 : 30} numeric hide={index === 1}>
                  {by}
                  {since ? <span className="block text-ink-3 text-xs">{since}</span> : null}
                </Cell>
              ))}
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}

type Props = { kind: Subject["kind"]; share: Share; gone?: boolean };

/** One organization's or customer's share of the quota, and its own history of a year. `gone`: it was deleted. */
export async function SubjectShare({ kind, share, gone = false }: Props) {
  const { usage, history, quota, now } = share;
  const [text, locale] = await Promise.all([getText("usage.subject"), readerLocale()]);
  const { state } = usage;
  const isKnown = Object.keys(usage.parts).length > 0;
  return (
    <Panel
      titleId="share-of-quota"
      title={text("title")}
      note={
        <>
          {state ? (
            <span>
              {text.rich("updated", {
                ago: () => <RelativeTime value={state.at} now={now} />,
              })}
            </span>
          ) : null}
          <Link href={kind === "customer" ? "/quota/usage?by=customer" : "/quota/usage"} className="link">
            {text("compare")}
          </Link>
        </>
      }
      className="mt-3"
    >
      {gone ? (
        <p className="px-4 py-3 text-ink-2">{text("deleted")}</p>
      ) : state && isKnown ? (
        <Parts usage={usage} state={state} quota={quota} kind={kind} locale={locale} />
      ) : (
        <p className="px-4 py-3 text-ink-2">{text("pending")}</p>
      )}
      <SubjectHistory series={history} kind={kind} locale={locale} />
    </Panel>
  );
}

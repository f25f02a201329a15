import { headers } from "next/headers";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/data-table/table";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { pickLocale } from "@/lib/format";
import { type RankingState, rankedBy } from "@/lib/quota/ranking-schemas";
import { getQuota } from "@/lib/quota/read";
import type { Quota } from "@/lib/quota/schemas";
import { quotaWords } from "@/lib/quota/schemas";
import { type Subject, type SubjectUsage, subjectHistory, subjectUsage } from "@/lib/quota/subject-usage";
import { getSystemContext } from "@/lib/server-context";
import { SubjectHistory } from "./subject-history";
import { changeWords, poolOf, shareWords } from "./usage-words";

/** Any reading will do: a page about one organization must not wait for the quota. */
const ANY_AGE_MS = Number.POSITIVE_INFINITY;

type PartsProps = {
  usage: SubjectUsage;
  state: RankingState;
  quota: Quota | null;
  kind: Subject["kind"];
  locale: string;
};

function Parts({ usage, state, quota, kind, locale }: PartsProps) {
  return (
    <Table caption="Part of the pool by counter">
      <TableHead>
        <HeadCell>Counter</HeadCell>
        <HeadCell numeric>Used</HeadCell>
        <HeadCell numeric>Of all used</HeadCell>
        <HeadCell numeric hide>
          Of the limit
        </HeadCell>
        <HeadCell numeric>7 days</HeadCell>
        <HeadCell numeric hide>
          30 days
        </HeadCell>
      </TableHead>
      <tbody>
        {rankedBy[kind].map((key) => {
          const part = usage.parts[key];
          const pool = poolOf(state, quota, key);
          if (!part) return null;
          const spans = [part.change7, part.change30].map((change) => changeWords(change, locale));
          return (
            <Row key={key}>
              <Cell>{quotaWords[key]}</Cell>
              <Cell numeric>
                <Num value={part.used} />
              </Cell>
              <Cell numeric>{shareWords(part.used, pool.all, locale)}</Cell>
              <Cell numeric hide>
                {shareWords(part.used, pool.limit, locale)}
              </Cell>
              {spans.map(({ text, since }, index) => (
                <Cell key={index === 0 ? 7 : 30} numeric hide={index === 1}>
                  {text}
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

/** One organization's or customer's part of the pool, and its own history of a year. */
export async function SubjectPool({ kind, id, gone = false }: Subject & { gone?: boolean }) {
  const ctx = await getSystemContext();
  const [usage, history, { quota }, heads] = await Promise.all([
    subjectUsage(ctx, { kind, id }),
    subjectHistory(ctx, { kind, id }),
    getQuota(ctx, ANY_AGE_MS),
    headers(),
  ]);
  const locale = pickLocale(heads.get("accept-language"));
  const { state } = usage;
  const isKnown = Object.keys(usage.parts).length > 0;
  return (
    <Panel aria-labelledby="part-of-the-pool" className="mt-3">
      <PanelHeader
        ruled
        titleId="part-of-the-pool"
        title="Part of the pool"
        note={
          <>
            {state ? (
              <span>
                worked out <RelativeTime value={state.at} now={ctx.now().toISOString()} />
              </span>
            ) : null}
            <Link href={kind === "customer" ? "/quota/usage?by=customer" : "/quota/usage"} className="link">
              Who else uses it
            </Link>
          </>
        }
      />
      {gone ? (
        <p className="px-4 py-3 text-ink-2">
          It is gone from Vocdoni and uses nothing any more: what it had sent was given back to the pool. Its slots of
          newer processes were not.
        </p>
      ) : state && isKnown ? (
        <Parts usage={usage} state={state} quota={quota} kind={kind} locale={locale} />
      ) : (
        <p className="px-4 py-3 text-ink-2">Not worked out yet. The console does that within the hour.</p>
      )}
      <SubjectHistory series={history} kind={kind} locale={locale} />
    </Panel>
  );
}

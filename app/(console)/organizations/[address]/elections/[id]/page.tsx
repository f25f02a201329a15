import { useLocale, useText } from "#use-text";
import { Soon } from "@/app/soon";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import { readElection } from "@/lib/elections/get";
import type { ElectionDetail } from "@/lib/elections/model";
import { formatInstant } from "@/lib/format";
import { getText } from "@/lib/messages/get-text";
import { say } from "@/lib/messages/text";
import { getOrganization } from "@/lib/organizations/get";
import { definePage } from "@/lib/page";
import { zoneOrUtc } from "@/lib/time/zone";
import { organizationName } from "../../../../../organization-label";
import { ElectionChip } from "../election-chip";
import { QuestionPanel } from "./question-panel";

/** Results are read again that often while the page is visible: of an election that is open, or about to change. */
const LIVE_MS = 5_000;
const WAITING_MS = 30_000;
const HOUR_MS = 3_600_000;
const MINUTE = { dateStyle: "medium", timeStyle: "short" } as const;

function Facts({ election, timeZone }: { election: ElectionDetail; timeZone: string }) {
  const text = useText("elections.detail");
  const locale = useLocale();
  const { state, startDate, endDate, census } = election;
  const time = (instant: string | null) =>
    instant === null ? text("unknown") : formatInstant(instant, locale, { ...MINUTE, timeZone });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <ElectionChip state={state} />
      <span>{text("dates", { start: time(startDate), end: time(endDate), timeZone })}</span>
      {census === null ? null : <span>{text("census", { census })}</span>}
    </div>
  );
}

/** Whether an election may change within the hour: it opens, goes on, ends, or gets its final results. */
function mayChange({ startDate, endDate, questions }: ElectionDetail, now: number): boolean {
  const isNear = (instant: string | null) => instant !== null && Math.abs(Date.parse(instant) - now) < HOUR_MS;
  return questions.some(({ state, final }) => {
    if (final || state === "canceled") return false;
    return state === "open" || state === "paused" || isNear(state === "scheduled" ? startDate : endDate);
  });
}

/** Also after a failed read: the page goes on by itself. */
function Refreshing({ election, now }: { election: ElectionDetail | null; now: string }) {
  const isOpen = election?.questions.some(({ state, final }) => state === "open" && !final) ?? false;
  const active = election === null || mayChange(election, Date.parse(now));
  return <RefreshWhile active={active} everyMs={isOpen ? LIVE_MS : WAITING_MS} />;
}

const { generateMetadata, page } = definePage({
  permission: "organizations:read",
  params: ["address", "id"],
  load: async (ctx, { params }) => {
    const known = await getOrganization(ctx, params.address);
    return { known, reading: readElection(ctx, { address: known.address, id: params.id }) };
  },
  title: async ({ data }) =>
    (await getText("elections.detail"))("pageTitle", { name: organizationName((await data()).known) }),
  render: async ({ data: { known, reading }, locale, now }) => {
    const text = await getText("elections.detail");
    const list = await getText("elections.list");
    const organizations = await getText("organizations.list");
    const base = `/organizations/${known.address}`;
    const timeZone = zoneOrUtc(known.fields.timezone);
    const breadcrumbs = [
      { href: "/organizations", label: organizations("title") },
      { href: base, label: organizationName(known, 60) },
      { href: `${base}/elections`, label: list("caption") },
    ];
    return (
      <Soon
        data={reading}
        fallback={
          <>
            <PageHeader title={text("title")} breadcrumbs={breadcrumbs} />
            <Loading label={text("loading")}>
              <SkeletonPanel />
            </Loading>
          </>
        }
      >
        {({ election, problem }) =>
          election === null ? (
            <>
              <PageHeader title={text("title")} breadcrumbs={breadcrumbs} />
              <Panel>
                {problem === null ? (
                  <EmptyState title={text("missing")} body={text("missingHint")} />
                ) : (
                  <>
                    <Refreshing election={null} now={now} />
                    <ErrorState title={text("failed")} body={say(problem, locale)} />
                  </>
                )}
              </Panel>
            </>
          ) : (
            <>
              <PageHeader
                title={election.title || list("untitled")}
                breadcrumbs={breadcrumbs}
                subtitle={<Facts election={election} timeZone={timeZone} />}
                actions={
                  election.questions.some(({ results }) => results !== null && results !== "unreadable") ? (
                    <a href={`/api${base}/elections/${election.id}/results`} download="" className={buttonVariants()}>
                      {text("csv")}
                    </a>
                  ) : null
                }
              />
              <Refreshing election={election} now={now} />
              <div className="flex flex-col gap-3">
                {election.questions.map((question) => (
                  <QuestionPanel key={question.id} question={question} election={election} />
                ))}
              </div>
            </>
          )
        }
      </Soon>
    );
  },
});

export { generateMetadata, page as default };

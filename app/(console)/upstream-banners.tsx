import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { checksumAddress, shortAddress } from "@/lib/address";
import type { Shell } from "@/lib/shell";

const unclear = {
  "nothing-listed": "Vocdoni lists no organization for it, while this console holds some.",
  "owner-not-said": "Vocdoni does not say whose organizations it lists.",
};

/** The first sentence is the title; what follows says what to do. */
function titleAndBody(message: string): [string, string] {
  const end = message.indexOf(". ") + 1;
  return end > 0 ? [message.slice(0, end), message.slice(end)] : [message, ""];
}

type Props = Pick<Shell, "upstream" | "keyVerdict"> & { undecided: number; now: string };

/** What stands above every page while something needs someone: another integrator's key, a dead key, scopes, outages. */
export function UpstreamBanners({ upstream, keyVerdict, undecided, now }: Props) {
  const { problem, missingScopes, integratorAddress } = upstream;
  const [title, body] = titleAndBody(problem?.message ?? "");
  return (
    <>
      {keyVerdict?.verdict === "foreign" && integratorAddress ? (
        <Banner tone="bad" title="This key belongs to another integrator. All changes are stopped.">
          This console holds the organizations of {shortAddress(checksumAddress(integratorAddress))}; the configured key
          lists those of {shortAddress(checksumAddress(keyVerdict.owner))}. Put the former key back, or give the new one
          a database of its own.
        </Banner>
      ) : null}
      {keyVerdict?.verdict === "unclear" ? (
        <Banner tone="bad" title="It is unclear whose key this is. All changes are stopped.">
          The key or the URL changed. {unclear[keyVerdict.reason]} Put the former key back, or give the new one a
          database of its own.
        </Banner>
      ) : null}
      {problem ? (
        <Banner
          tone={["unauthorized", "not-integrator", "wrong-url"].includes(problem.kind) ? "bad" : "warn"}
          title={title}
        >
          {body} What you see is the last known state; you stay signed in. First seen{" "}
          <RelativeTime value={problem.at} now={now} />.
        </Banner>
      ) : null}
      {missingScopes.length > 0 ? (
        <Banner
          tone="warn"
          title={`The integrator key lacks ${missingScopes.length === 1 ? "a scope" : "scopes"}: ${missingScopes.join(", ")}`}
        >
          What needs it does not work. Make a key with it at Vocdoni, put it into VOCDONI_API_KEY and restart the
          console.
        </Banner>
      ) : null}
      {undecided > 0 ? (
        <Banner
          tone="warn"
          title={undecided === 1 ? "One operation needs a decision" : `${undecided} operations need a decision`}
          actions={
            <ButtonLink href="/operations?state=undecided" size="sm">
              Show
            </ButtonLink>
          }
        >
          {undecided === 1 ? "Its" : "Their"} outcome could not be found out by looking.
        </Banner>
      ) : null}
    </>
  );
}

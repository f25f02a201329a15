import { use } from "react";
import { useText } from "#use-text";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { shortAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import type { Shell } from "@/lib/navigation/shell";

const short = (address: string) => shortAddress(checksumAddress(address));

/** The first sentence is the title; the rest says what to do. */
function titleAndBody(message: string): [string, string] {
  const end = message.indexOf(". ") + 1;
  return end > 0 ? [message.slice(0, end), message.slice(end)] : [message, ""];
}

type Props = Pick<Shell, "upstream" | "keyVerdict"> & { undecided: number; now: string };

/**
 * Banners above every page while something needs attention: another integrator's key, an invalid key, scopes, outages.
 */
export function UpstreamBanners({ upstream, keyVerdict, undecided, now }: Props) {
  const text = useText("vocdoni.banners");
  const { problem, missingScopes, integratorAddress } = upstream;
  const [title, body] = titleAndBody(say(problem?.message ?? "", use(readerLocale())));
  return (
    <>
      {keyVerdict?.verdict === "foreign" && integratorAddress ? (
        <Banner tone="bad" title={text("foreign")}>
          {text("foreignHint", { ours: short(integratorAddress), theirs: short(keyVerdict.owner) })}
        </Banner>
      ) : null}
      {keyVerdict?.verdict === "unclear" ? (
        <Banner tone="bad" title={text("unclear")}>
          {text(keyVerdict.reason)}
        </Banner>
      ) : null}
      {problem ? (
        <Banner
          tone={["unauthorized", "not-integrator", "wrong-url"].includes(problem.kind) ? "bad" : "warn"}
          title={title}
        >
          {body} {text.rich("problemHint", { time: () => <RelativeTime value={problem.at} now={now} /> })}
        </Banner>
      ) : null}
      {missingScopes.length > 0 ? (
        <Banner
          tone="warn"
          title={text("scopesMissing", { count: missingScopes.length, scopes: missingScopes.join(", ") })}
        >
          {text("scopesMissingHint", { count: missingScopes.length })}
        </Banner>
      ) : null}
      {undecided > 0 ? (
        <Banner
          tone="warn"
          title={text("undecided", { count: undecided })}
          actions={
            <ButtonLink href="/operations?state=undecided" size="sm">
              {text("review")}
            </ButtonLink>
          }
        >
          {text("undecidedHint", { count: undecided })}
        </Banner>
      ) : null}
    </>
  );
}

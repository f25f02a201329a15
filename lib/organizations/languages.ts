import "server-only";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import { isVocdoniError } from "@/lib/vocdoni/errors";

/** A form waits this long for the list, which hardly ever changes. */
const READ_MS = 2_000;
const KEPT_MS = 5 * 60_000;

/** What Vocdoni offers for `defaultLang`; `none`: it has no such field. `unknown`: it could not be asked so far. */
export type Languages =
  | { state: "offered"; codes: string[]; standard: string }
  | { state: "none" }
  | { state: "unknown" };
type LanguageCtx = Pick<Ctx, "vocdoni" | "now">;
type Kept = { at: number; languages: Promise<Languages> };

/** Per client, so that another Vocdoni is asked again. */
const kept = new WeakMap<LanguageCtx["vocdoni"], Kept>();

async function read({ vocdoni }: LanguageCtx, before: Kept | undefined): Promise<Languages> {
  try {
    const answer = await vocdoni.organizations.languages({ signal: AbortSignal.timeout(READ_MS) });
    if (answer === null || answer.languages.length === 0) return { state: "none" };
    return { state: "offered", codes: answer.languages.sort(), standard: answer.default };
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    kept.delete(vocdoni);
    return before ? before.languages : { state: "unknown" };
  }
}

/** The languages of Vocdoni's messages to voters, read at most every five minutes; the last known while it does not answer. */
export function getLanguages(ctx: LanguageCtx): Promise<Languages> {
  const before = kept.get(ctx.vocdoni);
  const now = ctx.now().getTime();
  if (before && Math.abs(now - before.at) < KEPT_MS) return before.languages;
  const languages = read(ctx, before);
  kept.set(ctx.vocdoni, { at: now, languages });
  return languages;
}

/**
 * The language as it may be sent: none where Vocdoni offers none. Throws AppError `invalid-input` for one that it does not
 * offer. While Vocdoni cannot be asked the language is left to its own judgement.
 */
export async function checkLanguage(ctx: LanguageCtx, asked: string | undefined): Promise<string | undefined> {
  if (!asked) return undefined;
  const languages = await getLanguages(ctx);
  if (languages.state === "none") return undefined;
  if (languages.state === "unknown" || languages.codes.includes(asked)) return asked;
  throw new AppError("invalid-input", message("errors.action.invalidInput"), {
    defaultLang: notOffered(asked, languages.codes),
  });
}

export const notOffered = (asked: string, codes: readonly string[]): Message =>
  message("organizations.invalid.language", { language: asked.slice(0, 60), languages: codes.join(", ") });

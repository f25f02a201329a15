import "server-only";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import { isVocdoniError } from "@/lib/vocdoni/errors";

/** How long a form waits for the list, which rarely changes. */
const READ_MS = 2_000;
const CACHE_MS = 5 * 60_000;

/**
 * The languages available for `defaultLang`. `none`: Vocdoni has no such field. `unknown`: it couldn't be asked yet.
 */
export type Languages =
  | { state: "offered"; codes: string[]; standard: string }
  | { state: "none" }
  | { state: "unknown" };
type LanguageCtx = Pick<Ctx, "vocdoni" | "now">;
type CachedLanguages = { at: number; languages: Promise<Languages> };

/** Cached per client: another Vocdoni may have other languages. */
const kept = new WeakMap<LanguageCtx["vocdoni"], CachedLanguages>();

async function read({ vocdoni }: LanguageCtx, before: CachedLanguages | undefined): Promise<Languages> {
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

/** The languages of Vocdoni's messages to voters, read at most every five minutes; cached while it doesn't respond. */
export function getLanguages(ctx: LanguageCtx): Promise<Languages> {
  const before = kept.get(ctx.vocdoni);
  const now = ctx.now().getTime();
  if (before && Math.abs(now - before.at) < CACHE_MS) return before.languages;
  const languages = read(ctx, before);
  kept.set(ctx.vocdoni, { at: now, languages });
  return languages;
}

/**
 * The language to send: none where Vocdoni offers none. Throws AppError `invalid-input` for an unsupported one. While
 * Vocdoni can't be asked, it is left to validate the language itself.
 */
export async function checkLanguage(ctx: LanguageCtx, asked: string | undefined): Promise<string | undefined> {
  if (!asked) return undefined;
  const languages = await getLanguages(ctx);
  if (languages.state === "none") return undefined;
  if (languages.state === "unknown" || languages.codes.includes(asked)) return asked;
  throw new AppError("invalid-input", message("errors.action.invalidInput"), {
    defaultLang: unsupportedLanguage(asked, languages.codes),
  });
}

export const unsupportedLanguage = (asked: string, codes: readonly string[]): Message =>
  message("organizations.invalid.language", { language: asked.slice(0, 60), languages: codes.join(", ") });

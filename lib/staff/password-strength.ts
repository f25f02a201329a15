import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";

/** From 0 to 4; 3 withstands more than 100 million guesses. */
const MIN_SCORE = 3;
/** An estimate takes longer with the length; further characters don't make a password weaker. */
const MAX_ESTIMATED_LENGTH = 128;
const OURS = ["vocdoni", "integrator", "console"];

let estimator: ZxcvbnFactory | undefined;

/**
 * Rejects an easily guessed password: common ones, repetitions, sequences, and the person's own data. `person` is their
 * email address and name. Throws AppError `invalid-input` on the field `password`.
 */
export function requireStrongPassword(password: string, person: { email: string; name: string }): void {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: MAX_ESTIMATED_LENGTH });
  const { email, name } = person;
  const known = [email, ...email.split(/[@.]/), name, ...name.split(/\s+/), ...OURS].filter((text) => text.length > 2);
  if (estimator.check(password.normalize("NFKC"), known).score >= MIN_SCORE) return;
  throw new AppError("invalid-input", message("account.errors.weakUnchanged"), {
    password: message("account.errors.weak"),
  });
}

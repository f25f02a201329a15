import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";

/** Of 0 to 4; 3 withstands more than 100 million guesses. */
const LOWEST_SCORE = 3;
/** The time an estimate takes grows with the length; what follows does not make a password weaker. */
const JUDGED_LENGTH = 128;
const OURS = ["vocdoni", "integrator", "console"];

let estimator: ZxcvbnFactory | undefined;

/**
 * Refuses a password that is guessed easily: common ones, repetitions, sequences, and what the person is known by.
 * `person` is their email address and name. Throws AppError `invalid-input` on the field `password`.
 */
export function requireStrongPassword(password: string, person: { email: string; name: string }): void {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: JUDGED_LENGTH });
  const { email, name } = person;
  const known = [email, ...email.split(/[@.]/), name, ...name.split(/\s+/), ...OURS].filter((text) => text.length > 2);
  if (estimator.check(password.normalize("NFKC"), known).score >= LOWEST_SCORE) return;
  throw new AppError("invalid-input", message("account.errors.weakUnchanged"), {
    password: message("account.errors.weak"),
  });
}

import type { ErrorText } from "@/lib/errors";
import type { Operation, Settlement, SystemCtx } from "./transitions";

/** What looking at Vocdoni says about an operation with a lost answer. */
export type Verdict =
  | { verdict: "settled"; settlement: Settlement }
  | { verdict: "wait"; step: ErrorText; passes?: number }
  | { verdict: "send-again" }
  | { verdict: "undecided"; message: ErrorText };

/** How one kind of operation is carried out and, after a lost answer, looked at. */
export type Handler = {
  /** Changes nothing at Vocdoni. Throws AppError or VocdoniError when it must not be sent. */
  prepare: (ctx: SystemCtx, operation: Operation) => Promise<void>;
  /** Sends the one request. A VocdoniError with outcome `unknown` makes the operation unknown, never failed. */
  send: (ctx: SystemCtx, operation: Operation) => Promise<Settlement>;
  /** Looks without changing anything. `settled` upstream time has passed when `late` is true. */
  look: (ctx: SystemCtx, operation: Operation, late: boolean) => Promise<Verdict>;
};

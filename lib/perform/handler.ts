import type { SystemCtx } from "@/lib/context";
import type { ErrorText } from "@/lib/errors";
import type { Operation, Settlement } from "./transitions";

/** The result of checking at Vocdoni an operation whose response was lost. */
export type Verdict =
  | { verdict: "settled"; settlement: Settlement }
  | { verdict: "wait"; step: ErrorText; passes?: number }
  | { verdict: "send-again" }
  | { verdict: "undecided"; message: ErrorText };

/** How one kind of operation is carried out and, after a lost response, checked. */
export type Handler = {
  /** Makes no change at Vocdoni. Throws AppError or VocdoniError if the operation must not be sent. */
  prepare: (ctx: SystemCtx, operation: Operation) => Promise<void>;
  /** Sends the one request. A VocdoniError with outcome `unknown` makes the operation unknown, never failed. */
  send: (ctx: SystemCtx, operation: Operation) => Promise<Settlement>;
  /** Checks without changing anything. `late`: the settle time has passed. */
  check: (ctx: SystemCtx, operation: Operation, late: boolean) => Promise<Verdict>;
  /** Adopts what the mirror shows at `address`, created by an operation that had ended without it. Creations only. */
  resolveLate?: (ctx: SystemCtx, operation: Operation, address: string) => Promise<Verdict>;
};

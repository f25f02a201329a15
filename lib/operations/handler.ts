import type { ErrorText } from "@/lib/errors";
import type { OperationKind } from "./schemas";
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
  /** Takes up what the mirror shows at `address`, made by an operation that had ended without it. Only of creations. */
  adopt?: (ctx: SystemCtx, operation: Operation, address: string) => Promise<Verdict>;
};

export type Handlers = Record<OperationKind, Handler>;

let registered: Handlers | undefined;

/** Once, before the first operation is run: entities rest on operations, so operations cannot name them. */
export function registerHandlers(handlers: Handlers): void {
  registered = handlers;
}

/** Throws when none were registered. */
export function handlerOf({ kind }: Pick<Operation, "kind">): Handler {
  if (!registered) throw new Error("no handlers of operations are registered");
  return registered[kind];
}

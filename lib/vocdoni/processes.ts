import { jobAcceptedSchema, jobSchema, votingProcessPageSchema, votingProcessSchema } from "./election-schemas";
import type { CallOptions } from "./integrator";
import type { ProcessStatus } from "./request-schemas";
import type { Transport } from "./transport";

export type ListProcesses = {
  orgAddress: string;
  page?: number;
  limit?: number;
  /** At least one question has this stored status; any case. */
  status?: string;
  published?: boolean;
};

export function jobsResource({ send }: Transport) {
  return {
    /**
     * GET /jobs/{id}, public. Unknown, or its organization deleted: not-found (40026). A job can stay pending forever.
     */
    get(id: string, { signal }: CallOptions = {}) {
      const path = "/jobs/{id}";
      return send({ method: "GET", path, params: { id }, credential: "none", schema: jobSchema, signal });
    },
  };
}

/** The `/processes` family: one process, N questions, an election per question. */
export function processesResource({ send }: Transport) {
  const setStatus = (path: string, params: Record<string, string>, body: object, { signal }: CallOptions) => {
    const answered = { schema: jobAcceptedSchema, bareAuthIsMissingRole: true };
    return send({ method: "PUT", path, params, body, credential: "key", ...answered, signal });
  };
  return {
    /**
     * One page, unsorted, without results; stored statuses. Drafts need scope `voting:write` and a role. An unknown
     * organization yields an empty page, a deleted one still its elections. An invalid key isn't reported here.
     * unknown-route: the older branch, which has legacy elections only.
     */
    list(input: ListProcesses, { signal }: CallOptions = {}) {
      const { published, ...rest } = input;
      const query = { ...rest, published: published === undefined ? undefined : String(published) };
      const schema = votingProcessPageSchema;
      return send({ method: "GET", path: "/processes", query, credential: "key", schema, mayBeMissing: true, signal });
    },

    /**
     * One process with live results. The status is stored and refreshed in the background (at least 30 s apart): read
     * again for a newer one; `results.finalResults` true means ended. Unknown: not-found (40038).
     */
    get(id: string, { signal }: CallOptions = {}) {
      const path = "/processes/{id}";
      return send({ method: "GET", path, params: { id }, credential: "key", schema: votingProcessSchema, signal });
    },

    /**
     * Requests a status for some or all questions; follow the job. The job stops at the first one that the chain
     * refuses and keeps the earlier ones, so name only those that are READY or PAUSED. forbidden-role, capacity
     * (50301).
     */
    setQuestionsStatus(id: string, input: { status: ProcessStatus; questions?: string[] }, options: CallOptions = {}) {
      const questions = input.questions?.map((question) => ({ id: question.toLowerCase() }));
      return setStatus("/processes/{id}/questions/status", { id }, { status: input.status, questions }, options);
    },

    /** The same for one question. */
    setQuestionStatus(id: string, questionId: string, status: ProcessStatus, options: CallOptions = {}) {
      return setStatus("/processes/{id}/questions/{questionId}/status", { id, questionId }, { status }, options);
    },
  };
}

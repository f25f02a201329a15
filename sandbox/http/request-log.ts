const CAPACITY = 10_000;
const PREFIX_LENGTH = 19;

/** A received request; of its credential only the scheme and the prefix. */
export interface LoggedRequest {
  method: string;
  /** With the query. */
  path: string;
  /** 0 when the connection was cut without an answer, null while unanswered. */
  status: number | null;
  time: string;
  authorization: string | null;
}

/** The last 10,000 requests, oldest first. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  begin(method: string, path: string, authorization: string | undefined): LoggedRequest {
    const entry: LoggedRequest = {
      method,
      path,
      status: null,
      time: new Date().toISOString(),
      authorization: authorization === undefined ? null : authorization.slice(0, PREFIX_LENGTH),
    };
    this.entries.push(entry);
    if (this.entries.length > CAPACITY) this.entries.shift();
    return entry;
  }

  list(): LoggedRequest[] {
    return [...this.entries];
  }

  clear(): void {
    this.entries = [];
  }
}

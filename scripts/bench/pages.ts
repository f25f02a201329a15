import autocannon from "autocannon";

/** Requests per second of one page, with how many asked at once. */
async function throughput(url: string, cookie: string, seconds: number): Promise<number> {
  const result = await autocannon({ url, connections: 4, duration: seconds, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.average;
}

/** The list's page against a page that shows next to nothing, in turns, so that both see the same machine. */
export async function comparePages(url: string, cookie: string, paths: { list: string; trivial: string }) {
  const rounds: { list: number; trivial: number }[] = [];
  for (const path of Object.values(paths)) await throughput(`${url}${path}`, cookie, 3);
  for (let round = 0; round < 3; round += 1) {
    const trivial = await throughput(`${url}${paths.trivial}`, cookie, 4);
    const list = await throughput(`${url}${paths.list}`, cookie, 4);
    rounds.push({ list, trivial });
  }
  const sum = (pick: (round: { list: number; trivial: number }) => number) =>
    rounds.reduce((total, round) => total + pick(round), 0) / rounds.length;
  const [list, trivial] = [sum((round) => round.list), sum((round) => round.trivial)];
  return { list, trivial, ratio: list / trivial };
}

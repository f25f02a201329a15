import "server-only";
import fs from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type NodeFsInit = Parameters<NodeFS["init"]>;
type StreamOps = { fsync?: (stream: { nfd?: number }) => number };

/** How often data was forced to the disk by this process; a test counts them. */
export const syncCount = { fsync: 0 };

/**
 * PGlite's node file system with the one thing it lacks: fsync.
 * Emscripten calls `stream_ops.fsync` when it is there, and reports success without doing anything when it is not.
 */
export class DurableNodeFS extends NodeFS {
  override async init(pg: PGlite, options: NodeFsInit[1]) {
    const result = await super.init(pg, options);
    const addFsync = (mod: { NODEFS?: { stream_ops: StreamOps } }) => {
      const operations = mod.NODEFS?.stream_ops;
      if (!operations) throw new Error("PGlite changed: its NODEFS has no stream_ops to add fsync to");
      operations.fsync = (stream) => {
        if (stream.nfd !== undefined) {
          fs.fsyncSync(stream.nfd);
          syncCount.fsync += 1;
        }
        return 0;
      };
    };
    const preRun = result.emscriptenOpts.preRun ?? [];
    const hooks = Array.isArray(preRun) ? preRun : [preRun];
    return { emscriptenOpts: { ...result.emscriptenOpts, preRun: [...hooks, addFsync] } };
  }
}

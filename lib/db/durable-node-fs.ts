import "server-only";
import fs from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { OTHERS } from "./private-folder";

type NodeFsInit = Parameters<NodeFS["init"]>;
type Attributes = { mode?: number | null };
type SetAttributes = (target: unknown, attributes: Attributes) => void;
type MakeNode = (parent: unknown, name: string, mode: number, dev: number) => unknown;
type NodeFsModule = {
  NODEFS?: {
    tryFSOperation: (run: () => void) => void;
    node_ops: { mknod: MakeNode; setattr: SetAttributes };
    stream_ops: { setattr?: SetAttributes; fsync?: (stream: { nfd?: number }) => number };
  };
};

/** The number of fsyncs by this process, counted by a test. */
export const syncCount = { fsync: 0 };

/**
 * PGlite's Node file system plus what it lacks: fsync, and files readable only by their owner. `onAbort` is called,
 * synchronously, when PostgreSQL aborts: this PGlite can't be used after that.
 */
export class DurableNodeFS extends NodeFS {
  constructor(
    folder: string,
    private readonly onAbort?: () => void,
  ) {
    super(folder);
  }

  override async init(pg: PGlite, options: NodeFsInit[1]) {
    const result = await super.init(pg, options);
    const amend = (mod: NodeFsModule) => {
      const nodefs = mod.NODEFS;
      if (!nodefs?.stream_ops || !nodefs.node_ops) throw new Error("PGlite changed: its NODEFS has nothing to amend");
      addFsync(nodefs);
      restrictToOwner(nodefs);
    };
    const preRun = result.emscriptenOpts.preRun ?? [];
    const hooks = Array.isArray(preRun) ? preRun : [preRun];
    const { onAbort } = this;
    return { emscriptenOpts: { ...result.emscriptenOpts, preRun: [...hooks, amend], ...(onAbort ? { onAbort } : {}) } };
  }
}

type Nodefs = NonNullable<NodeFsModule["NODEFS"]>;

/**
 * Emscripten calls `stream_ops.fsync` when it is there, and reports success without doing anything when it is not.
 * A failure must reach PostgreSQL as an errno: PGlite swallows any other exception, and the commit would count as done.
 */
function addFsync(nodefs: Nodefs): void {
  nodefs.stream_ops.fsync = ({ nfd }) => {
    if (nfd !== undefined) {
      nodefs.tryFSOperation(() => fs.fsyncSync(nfd));
      syncCount.fsync += 1;
    }
    return 0;
  };
}

/** PGlite creates files with 0666 by chmod, which ignores the process's umask. */
function restrictToOwner({ node_ops, stream_ops }: Nodefs): void {
  const { mknod, setattr } = node_ops;
  const owners = (set: SetAttributes): SetAttributes => {
    return (target, attributes) =>
      set(
        target,
        typeof attributes.mode === "number" ? { ...attributes, mode: attributes.mode & ~OTHERS } : attributes,
      );
  };
  node_ops.mknod = (parent, name, mode, dev) => mknod(parent, name, mode & ~OTHERS, dev);
  node_ops.setattr = owners(setattr);
  if (stream_ops.setattr) stream_ops.setattr = owners(stream_ops.setattr);
}

import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitOf = Parameters<NodeFS['init']>;
type Emscripten = Awaited<ReturnType<NodeFS['init']>>;

/** The part of Emscripten's file system on Node that this file reaches into. */
type NodeStreams = {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
};

/** "I/O error" in the numbers of WASI, which is what Emscripten's fsync answers. */
const WASI_EIO = 29;

/**
 * PGlite's folder on disk, with a real fsync.
 *
 * Emscripten's file system for Node has no fsync operation, so that Postgres believes a commit
 * to be on the disk when it is in the page cache: a power cut loses acknowledged work. Here the
 * operation is supplied, and every call of it is counted for the self-test at start.
 */
export class DurableNodeFs extends NodeFS {
  /** How often Postgres asked for the disk and got it. */
  syncs = 0;

  override async init(pg: InitOf[0], options: InitOf[1]): Promise<Emscripten> {
    const { emscriptenOpts } = await super.init(pg, options);
    const supplyFsync = (module: NodeStreams) => {
      module.NODEFS.stream_ops.fsync = (stream) => {
        // An exception would pass through Postgres unseen, and the commit would be answered.
        try {
          fsyncSync(stream.nfd);
        } catch {
          return WASI_EIO;
        }
        this.syncs += 1;
        return 0;
      };
    };
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), supplyFsync],
      } as Emscripten['emscriptenOpts'],
    };
  }
}

/** A file's globals are those of happy-dom, which has no channel to other tabs; Node has one. */
import { BroadcastChannel } from "node:worker_threads";

Object.assign(globalThis, { BroadcastChannel });

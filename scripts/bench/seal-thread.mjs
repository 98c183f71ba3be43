// What a thread of the benchmark runs first: in Node 20 the loader of the main thread does not reach into it.
import { register } from "tsx/esm/api";

register();
await import("./seal-thread.ts");

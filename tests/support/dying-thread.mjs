// A signing thread that ends in the middle of its work; the first of them only, which a file remembers.
import { writeFileSync } from "node:fs";
import { register } from "tsx/esm/api";

register();
await import("../../scripts/signing-thread.ts");
try {
  writeFileSync(process.env.DYING_THREAD_FILE, "", { flag: "wx" });
  setTimeout(() => process.exit(1), Number(process.env.DYING_THREAD_AFTER_MS));
} catch {
  // another was first
}

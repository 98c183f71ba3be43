import { defineRoute } from "@/lib/server/action";
import { HandHashes, handHashes } from "@/lib/server/ceremonies/hand-hashes";

/** The next hashes for the signing service on the owner's computer. The body names the batch. */
export const POST = defineRoute("ceremony.hand-hashes", HandHashes, handHashes, { forget: ["hashes"] });

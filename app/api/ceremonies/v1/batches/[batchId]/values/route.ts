import { defineRoute } from "@/lib/server/action";
import { TakeValues, takeValues } from "@/lib/server/ceremonies/take-values";

/** What that service signed, one value or a few. The body names the batch. */
export const POST = defineRoute("ceremony.take-values", TakeValues, takeValues, { maxBytes: 64 * 1024 });

import { inclusionProof } from "@/lib/server/ceremonies/inclusion-proof";
import { defineRead } from "@/lib/server/read-route";

/** The proof that a signature of a học bạ came from one decision, to be kept beside the files. */
export const GET = defineRead<{ unitId: string; slotKey: string }>(async (ctx, { unitId, slotKey }) => {
  const proof = await inclusionProof(ctx, unitId, slotKey);
  return new Response(JSON.stringify(proof, null, 1), {
    headers: { "content-type": "application/json", "content-disposition": `attachment; filename="bang-chung-${proof.proof.leaf.slice(0, 8)}-${slotKey.replace(/[^a-z0-9-]/g, "")}.json"`, "x-content-type-options": "nosniff" },
  });
});

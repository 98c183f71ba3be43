import { database } from "@/lib/server/database";

export const dynamic = "force-dynamic";

/** Answers the supervisor and the waiting page: is the portal up, and does it reach its database? */
export async function GET(): Promise<Response> {
  try {
    await database().$queryRaw`select 1`;
    return Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
  } catch {
    return Response.json({ ok: false }, { status: 503, headers: { "cache-control": "no-store" } });
  }
}

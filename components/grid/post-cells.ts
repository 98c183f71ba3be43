/** The address is versioned: a page opened before an update of the portal can still save. */
const ADDRESS = "/api/sheets/v1/cells";

const LONGEST_MS = 20_000;

/**
 * Posts one batch, from the page or from a worker. `outlives`: the request goes on when its page is closed.
 * Returns the answer's text; throws when the server was not reached.
 */
export async function postCells(body: string, outlives: boolean): Promise<string> {
  const response = await fetch(new URL(ADDRESS, location.origin), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    keepalive: outlives,
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  return response.text();
}

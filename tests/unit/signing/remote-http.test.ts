import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ask } from "@/lib/signing/keys/remote-http";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).forEach((server) => (server.closeAllConnections(), server.close())));

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const down = (reason: RegExp) => expect.objectContaining({ code: "SERVICE_DOWN", cause: expect.objectContaining({ message: expect.stringMatching(reason) as string }) as Error });

test("a redirect is not followed: the question carries secrets", async () => {
  let asked = 0;
  const elsewhere = await listen((_, response) => (asked++, response.end("{}")));
  const url = await listen((_, response) => response.writeHead(307, { location: elsewhere }).end());
  await expect(ask({ url, body: { secret: "x" } })).rejects.toEqual(down(/fetch failed/));
  expect(asked).toBe(0);
});

test("an answer without end is cut off", async () => {
  let sent = 0;
  const url = await listen((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(" ".repeat(64 * 1024))) sent++;
    };
    response.on("drain", more);
    more();
  });
  await expect(ask({ url, body: {} })).rejects.toEqual(down(/beyond measure/));
  expect(sent).toBeLessThan(1024);
});

test("a service that is silent is given up", async () => {
  const url = await listen(() => {});
  await expect(ask({ url, body: {}, within: 50 })).rejects.toEqual(down(/Timeout/));
});

test("what cannot be read is not quoted", async () => {
  const url = await listen((_, response) => response.end("token-abc"));
  await expect(ask({ url, body: {} })).rejects.toEqual(down(/^no JSON$/));
});

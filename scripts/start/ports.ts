import { createServer } from "node:net";
import { StartFailure } from "./failure";

const canListen = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    // A machine without IPv6 cannot have this port taken there.
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Whether nobody listens on a port of this machine, neither over IPv4 nor IPv6. */
export const isFree = async (port: number) => (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));

/** The first free port from `from` on. */
export async function firstFreePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new StartFailure(`Không còn cổng trống từ ${from} đến ${from + 99}.`, "Hãy đặt PORT là một số khác rồi chạy lại.");
}

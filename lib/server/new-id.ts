import "server-only";
import { randomBytes } from "node:crypto";

/** An id for a row that a statement of our own inserts, like those the client makes: a UUIDv7, later ones sort after earlier ones. Source: RFC 9562, §5.7. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

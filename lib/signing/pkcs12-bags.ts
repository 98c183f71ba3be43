import { constructed, DerReader, readDer, TAG, type Element } from "./der";
import { oidOf } from "./der-values";
import { P12 } from "./pkcs12-ids";
import type { Protected } from "./pkcs12-protection";

/** What lies in a safe: keys (PKCS#8, plain or protected) and certificates. */
export type Bag = { kind: "KEY"; pkcs8: Uint8Array } | { kind: "PROTECTED_KEY"; protection: Protected } | { kind: "CERTIFICATE"; der: Uint8Array };

/** The bags of a SafeContents that matter here; others are passed over. Throws: DerError. Source: RFC 7292 §4.2. */
export function readBags(safeContents: Uint8Array): Bag[] {
  return DerReader.of(safeContents).rest().flatMap((element) => {
    const reader = new DerReader(element);
    const type = oidOf(reader.any());
    const value = readDer(reader.take(constructed(0)).body);
    return readBag(type, value);
  });
}

function readBag(type: string, value: Element): Bag[] {
  if (type === P12.keyBag) return [{ kind: "KEY", pkcs8: value.whole }];
  const reader = new DerReader(value);
  if (type === P12.shroudedKeyBag) return [{ kind: "PROTECTED_KEY", protection: { algorithm: reader.take(TAG.SEQUENCE), bytes: reader.take(TAG.OCTET_STRING).body } }];
  if (type !== P12.certBag || oidOf(reader.any()) !== P12.x509Certificate) return [];
  return [{ kind: "CERTIFICATE", der: reader.inside(constructed(0)).take(TAG.OCTET_STRING).body }];
}

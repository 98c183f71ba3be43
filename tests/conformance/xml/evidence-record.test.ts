import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rmSync } from "node:fs";
import { nextImprint, writeEvidenceRecord, type ArchiveTimeStamp } from "@/lib/signing/evidence-record";
import { childrenOf, readDer } from "@/lib/signing/der";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { joinBytes, toHex } from "@/lib/signing/bytes";
import { joinValidationData } from "@/lib/signing/validation-data";
import { sealedSample, sealXml } from "../../support/sealed-xml";
import { signerData, trialStamps, type TrialStamps } from "../../support/trial-evidence";
import { newFolder, openssl, opensslVerdict, putFile } from "../signing/openssl";

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const file = sealXml(sealedSample()).bytes;
const fileDigest = nodeSha256(file);
const [AT, LATER] = [new Date("2026-05-30T03:05:00Z"), new Date("2032-09-01T03:05:00Z")];

let services: [TrialStamps, TrialStamps];
let record: Uint8Array;
beforeAll(async () => {
  services = [await trialStamps(), await trialStamps(new Date("2032-06-01T00:00:00Z"))];
  const timeStamps: ArchiveTimeStamp[] = [];
  for (const [stamps, at] of [[services[0], AT], [services[1], LATER]] as const) {
    const data = timeStamps.length === 0 ? joinValidationData(signerData(["teacher-1", "teacher-3", "homeroom", "head", "school"]), stamps.data(at)) : stamps.data(at);
    timeStamps.push({ token: stamps.stamp(nextImprint({ fileDigest, earlier: timeStamps, data }, nodeSha256), at), data });
  }
  record = writeEvidenceRecord(fileDigest, timeStamps, nodeSha256);
});

/** The record taken apart by its place in RFC 4998 §3.1 alone: the attributes, and of each archive time-stamp the hashes and the token. */
function parts() {
  const [, , infos, sequence] = childrenOf(readDer(record));
  const chain = childrenOf(childrenOf(sequence ?? fail())[0] ?? fail());
  const stamps = chain.map((element) => {
    const [tree, token] = childrenOf(element);
    const hashes = childrenOf(childrenOf(tree ?? fail())[0] ?? fail()).map(({ body }) => body);
    return { hashes, token: (token ?? fail()).whole };
  });
  return { attributes: childrenOf(infos ?? fail()).map(({ whole }) => whole), stamps };
}

function fail(): never {
  throw new Error("an element is missing");
}

describe("An evidence record, by RFC 4998 and openssl alone", () => {
  test("its hashes are those of the file, of the first token, and of the two attributes that go with each, sorted", () => {
    const { attributes, stamps } = parts();
    const groups = [fileDigest, nodeSha256(stamps[0]?.token ?? fail())].map((proven, index) => [proven, nodeSha256(joinBytes(...attributes.slice(2 * index, 2 * index + 2)))].map(toHex).sort());
    expect(stamps.map(({ hashes }) => hashes.map(toHex))).toEqual(groups);
  });

  test.each([0, 1])("openssl accepts token %i over the hash of its group, and over no other", (index) => {
    const { hashes, token } = parts().stamps[index] ?? fail();
    const root = putFile(folder, "root.der", services[index]?.root ?? fail());
    openssl("x509", "-inform", "DER", "-in", root, "-out", `${folder}/root.pem`);
    const ask = (digest: Uint8Array) =>
      opensslVerdict("ts", "-verify", "-token_in", "-in", putFile(folder, "token.der", token), "-digest", toHex(digest), "-CAfile", `${folder}/root.pem`, "-attime", String((index === 0 ? AT : LATER).getTime() / 1000)).isContent;
    expect([ask(nodeSha256(joinBytes(...hashes))), ask(fileDigest)]).toEqual([true, false]);
  });

  test("openssl reads all of it as one DER structure", () => {
    expect(openssl("asn1parse", "-inform", "DER", "-in", putFile(folder, "record.ers", record)).split("\n").length).toBeGreaterThan(100);
  });
});

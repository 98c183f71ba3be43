import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { readXml } from "@/lib/documents/xml/read-xml";
import { nextImprint, writeEvidenceRecord } from "@/lib/signing/evidence-record";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { joinValidationData } from "@/lib/signing/validation-data";
import { parseArguments } from "../../../scripts/verify/arguments";
import { headDecides } from "../../support/decision";
import { pkiFile, TEST_CAS, TRUST as PKI_TRUST } from "../../support/pki";
import { sealedSample, sealXml } from "../../support/sealed-xml";
import { trialStamps } from "../../support/trial-evidence";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const golden = join(root, "tests/golden/hoc-ba-4a.sealed.xml");
const folder = mkdtempSync(join(tmpdir(), "hoc-ba-verify-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TRUST = ["--trust", pkiFile("root.crt"), "--crl", pkiFile("issuing.crl"), pkiFile("root.crl"), "--at", "2026-05-30"];

function verify(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/verify.ts", ...given], { cwd: root, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("npm run verify", () => {
  test("says VALID of the golden file, as one line of JSON, and ends with 0", () => {
    const { status, stdout } = verify(golden, "--json", ...TRUST);
    const lines = stdout.trim().split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ file: golden, integrity: "VALID", standing: "UNKNOWN" });
    expect(status).toBe(0);
  }, 30_000);

  test("refuses a valid file whose standing is unknown when the register is required", () => {
    const { status, stdout } = verify(golden, "--require-registry", ...TRUST);
    expect(stdout).toContain("Không chấp nhận: yêu cầu đối chiếu với sổ của trường.");
    expect(status).toBe(1);
  }, 30_000);

  test("tells a changed file in Vietnamese and ends with 1", () => {
    const changed = join(folder, "changed.xml");
    writeFileSync(changed, readFileSync(golden, "utf8").replace("<DIEM_KIEM_TRA_DINH_KY>8<", "<DIEM_KIEM_TRA_DINH_KY>9<"));
    const { status, stdout } = verify(changed, ...TRUST);
    expect(stdout).toContain("✗ Chữ ký khớp với phần đã ký – không đạt: Giá trị chữ ký không khớp.");
    expect(stdout).toContain("KẾT LUẬN: Tệp không hợp lệ");
    expect(status).toBe(1);
  }, 30_000);

  test("proves with --decision that the file belonged to it, and that another file did not", () => {
    const proof = join(folder, "proof.json");
    const another = join(folder, "another.xml");
    writeFileSync(another, sealXml(sealedSample({ completion: "Hoàn thành chương trình lớp 4." })).bytes);
    writeFileSync(proof, JSON.stringify(headDecides(sealedSample()).proof));
    const proven = verify(golden, "--decision", proof, ...TRUST);
    expect(proven.stdout).toContain("KẾT LUẬN: học bạ này thuộc đợt ký đó");
    expect(proven.status).toBe(0);
    const other = verify(another, "--decision", proof, ...TRUST);
    expect(other.stdout).toContain("✗ Đúng là học bạ trong tệp này – không đạt");
    expect(other.status).toBe(1);
    expect(verify(another, "--decision", golden, ...TRUST)).toMatchObject({ status: 2 });
  }, 30_000);

  test("takes the evidence record beside an XML by itself, and one that is named; without revocation lists it is then valid", async () => {
    const [stamps, at] = [await trialStamps(), new Date("2026-05-30T03:05:00Z")];
    const file = new Uint8Array(readFileSync(golden));
    const read = readXml(file);
    const certificates = read.kind === "READ" ? read.signatures.map(({ certificate }) => certificate) : [];
    const data = joinValidationData({ certificates: [...certificates, TEST_CAS.issuing], ocsps: [], crls: PKI_TRUST.crls }, stamps.data(at));
    const fileDigest = nodeSha256(file);
    const token = stamps.stamp(nextImprint({ fileDigest, earlier: [], data }, nodeSha256), at);
    const record = writeEvidenceRecord(fileDigest, [{ token, data }], nodeSha256);
    for (const name of ["beside.xml", "alone.xml"]) writeFileSync(join(folder, name), file);
    for (const name of ["beside.xml.ers", "record.ers"]) writeFileSync(join(folder, name), record);
    writeFileSync(join(folder, "tsa-root.crt"), stamps.root);
    const roots = ["--trust", pkiFile("root.crt"), join(folder, "tsa-root.crt"), "--at", "2026-05-30"];
    for (const given of [[join(folder, "beside.xml")], [join(folder, "alone.xml"), "--evidence", join(folder, "record.ers")]]) {
      const { status, stdout } = verify(...given, ...roots);
      expect(stdout).toContain("Bằng chứng lâu dài: đủ (B-LTA), dấu thời gian 10:05 30/05/2026 của Học bạ số – Cấp dấu thời gian");
      expect(status).toBe(0);
    }
    writeFileSync(join(folder, "beside.xml.ers"), record.subarray(1));
    expect(verify(join(folder, "beside.xml"), ...TRUST).stdout).toContain("Tệp bằng chứng đi kèm không thuộc tệp này");
  }, 60_000);

  test("goes on after a file that cannot be read, and ends with 2", () => {
    const { status, stdout, stderr } = verify(join(folder, "khong-co.xml"), golden, ...TRUST);
    expect(stderr).toContain("Không đọc được tệp");
    expect(stdout).toContain("KẾT LUẬN: Tệp nguyên vẹn");
    expect(status).toBe(2);
  }, 30_000);
});

test.each([
  [[], "Chưa có tệp nào"],
  [["--lạ", "a.xml"], "Không có tùy chọn --lạ."],
  [["a.xml", "--trust"], "Sau --trust phải có tên tệp"],
  [["a.xml", "--decision"], "Sau --decision phải có tên tệp"],
  [["a.xml", "--evidence"], "Sau --evidence phải có tên tệp bằng chứng"],
  [["a.xml", "b.xml", "--evidence", "a.ers"], "--evidence đi cùng đúng một tệp XML."],
  [["a.xml", "--at", "hôm qua"], "Sau --at phải là ngày"],
])("Arguments %j are answered with a sentence", (given, sentence) => {
  expect(parseArguments(given)).toContain(sentence);
});

test("Certificates after --trust belong to it, the first other file does not", () => {
  expect(parseArguments(["--trust", "a.crt", "b.pem", "c.xml", "--crl", "d.crl", "e.pdf"])).toMatchObject({
    trust: ["a.crt", "b.pem"],
    crl: ["d.crl"],
    files: ["c.xml", "e.pdf"],
  });
});

import { describe, expect, test } from "vitest";
import { lookupCode } from "@/lib/documents/pdf/lookup-code";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { toHex } from "@/lib/signing/bytes";

const digest = (address: string) => toHex(nodeSha256(new TextEncoder().encode([...lookupCode(address)].join(""))));

describe("the QR of an address", () => {
  // Made by another library (uqr 0.1.3) before this one: the drawing of an issued file never changes.
  test.each([
    ["https://hocba.example.edu.vn/xac-thuc/4ef748d9-2146-4a82-95a5-000000000001", "c57553a6f707ebf271ff21f0261a75fcb7d53f32a4a71617f34a5b92f7ccb94b"],
    ["http://localhost:3000/xac-thuc/0b4f2c6e-93a1-4c55-8d20-6f1f8f0f5f11", "6650b5d57bf8f6cdb425d87181234ea2c9e9ce73502ade0dc16bbb4a2c6755bb"],
    ["https://tra-cuu.hoc-ba.truong-tieu-hoc-nguyen-thi-lang.cu-chi.thanh-pho-ho-chi-minh.example.edu.vn/xac-thuc/0b4f2c6e-93a1-4c55-8d20-6f1f8f0f5f11", "7be8f52c81ccef3463bfee9c029d46ad531c0919f1829b97baabd3ee3525c8d3"],
    ["https://học-bạ.vn/xác-thực/0b4f2c6e-93a1-4c55-8d20-6f1f8f0f5f11", "58428d1e851e6c2b0ef2dbd7170526d04b44f9ec590609dc87a2d1a5030c096a"],
  ])("is drawn for %s as it always was", (address, expected) => {
    expect(digest(address)).toBe(expected);
  });
});

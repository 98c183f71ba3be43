import { describe, expect, test } from "vitest";
import { batchWords } from "@/lib/domain/transcript/batch-words";
import { authorisationsOf, confirmationsOf, confirmationWords, type Confirm } from "@/lib/domain/transcript/confirmations";

const asked = { confirm: "app", maxBatch: 50, records: 34, files: 2, decision: true } as const;

describe("How often the owner is asked for a batch", () => {
  test.each([
    // maxBatch records files decision times  why
    [69, 34, 2, true, 1, "34 records of two files and the manifest: 69 signatures fit exactly"],
    [68, 34, 2, true, 2, "one signature too many"],
    [50, 34, 2, true, 2, "24 records beside the manifest, 10 by themselves"],
    [50, 49, 1, true, 1, "a subject teacher signs one file of each"],
    [50, 50, 1, true, 2, "and the manifest makes 51"],
    [50, 50, 1, false, 1, "going on after a pause: the manifest is signed"],
    [4, 3, 2, true, 2, "one record beside the manifest, then two"],
    [2, 3, 2, true, 4, "no room beside the manifest: it is asked for alone"],
    [1, 3, 2, true, 7, "one signature a time"],
    [50, 0, 2, true, 1, "a ký thử signs the manifest only"],
  ])("%i at most, %i records of %i files, manifest %s: %i (%s)", (maxBatch, records, files, decision, times) => {
    expect(confirmationsOf({ confirm: "app", maxBatch, records, files, decision })).toBe(times);
    expect(confirmationsOf({ confirm: "pin+otp", maxBatch, records, files, decision })).toBe(times);
    expect(confirmationsOf({ confirm: "pin", maxBatch, records, files, decision })).toBe(1); // typed once
    expect(authorisationsOf({ maxBatch, records, files, decision })).toBe(times); // and sent as often
  });

  test("is told before it begins, with the reason when it is more than once", () => {
    expect(confirmationWords({ ...asked, maxBatch: 100 })).toBe("Điện thoại chỉ hỏi một lần cho tất cả.");
    expect(confirmationWords(asked)).toBe("Điện thoại sẽ hỏi 2 lần: nhà cung cấp cho nhiều nhất 50 chữ ký mỗi lần, đợt này cần 69 (mỗi học bạ 2 tệp, thêm biên bản).");
    expect(confirmationWords({ ...asked, confirm: "pin+otp", records: 30, decision: false })).toBe("Cần 2 mã OTP, mỗi mã cho một phần: nhà cung cấp cho nhiều nhất 50 chữ ký mỗi lần, đợt này cần 60 (mỗi học bạ 2 tệp).");
    expect(confirmationWords({ ...asked, confirm: "pin" })).toBe(
      "PIN chỉ nhập một lần, chỉ dùng cho đợt này và không được lưu lại. Hệ thống gửi PIN tới nhà cung cấp 2 lần: nhà cung cấp cho nhiều nhất 50 chữ ký mỗi lần, đợt này cần 69 (mỗi học bạ 2 tệp, thêm biên bản).",
    );
    expect(confirmationWords({ ...asked, confirm: "pin", records: 20_000, maxBatch: Number.MAX_SAFE_INTEGER })).toBe("Một lần xác nhận cho tất cả. PIN chỉ dùng cho đợt này, không được lưu lại.");
  });
});

test.each<[Confirm, string]>([
  ["pin", "Chờ nhập PIN"],
  ["pin+otp", "Chờ nhập PIN và mã OTP"],
  ["app", "Chờ xác nhận trên điện thoại"],
  ["token", "Chờ dịch vụ ký trên máy"],
])("A batch whose key is confirmed by %s waits and says so: %s", (confirm, words) => {
  expect(batchWords({ state: "PIN_NEEDED", pausedAt: null, confirm })).toBe(words);
  expect(batchWords({ state: "PIN_NEEDED", pausedAt: "2026-05-01", confirm })).toBe("Đang tạm dừng");
  expect(batchWords({ state: "RUNNING", pausedAt: null, confirm })).toBe("Đang ký");
});

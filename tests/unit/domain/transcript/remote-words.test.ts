import { expect, test } from "vitest";
import { isRemoteAddress } from "@/lib/domain/transcript/remote-words";

test.each([
  ["https://gwsca.vnpt.vn/sca/sp769", true, "TLS"],
  ["https://ky.truong.vn:8443/csc/v1", true, "a port of its own"],
  ["http://127.0.0.1:9000/csc/v2", true, "this very computer, to try with"],
  ["http://localhost:9000", true, "the same by name"],
  ["http://[::1]:9000", true, "the same in IPv6"],
  ["http://gwsca.vnpt.vn/sca/sp769", false, "the school's secret would go in the clear"],
  ["http://127.0.0.1.thu.vn", false, "only looks like this computer"],
  ["https://truong:mat-khau@ky.vn/csc/v1", false, "a password in an address is shown and logged"],
  ["https://ky.vn/csc/v1?key=1", false, "what follows the address would end up in the question"],
  ["https://ky.vn/csc/v1#x", false, "a fragment is never sent"],
  ["ftp://ky.vn", false, "no web address"],
  ["ky.vn/csc/v1", false, "no protocol"],
])("%s -> %s (%s)", (address, speaks) => {
  expect(isRemoteAddress(address)).toBe(speaks);
});

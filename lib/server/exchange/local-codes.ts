import "server-only";
import { randomUUID } from "node:crypto";

/** Where lookup codes come from (đăng ký khởi tạo). Source: QĐ 1789, Đ.25.2(3); PL II. */
export type CodeProvider = { name: string; register(identityNumber: string): Promise<string> };

/** The school's own provider: UUID v4. Used until the city's system gives the codes. Source: CV 2088, II.1.4. */
export const localCodes: CodeProvider = { name: "LOCAL", register: async () => randomUUID() };

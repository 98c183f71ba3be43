import { randomUUID } from "node:crypto";
import { ReceivePupil } from "@/lib/server/pupils/moves/receive-pupil";
import { nextSerial } from "./people";

/** What học vụ types to receive a new pupil who came on 6 April from another school; `typed` changes single fields. */
export function buildArrival(classId: string, typed: Partial<Record<keyof ReceivePupil, string>> = {}): ReceivePupil {
  const number = String(nextSerial()).padStart(6, "0");
  return ReceivePupil.parse({
    ...{ key: randomUUID(), classId, groupId: "", day: "2026-04-06", admissionNumber: `TN-${number}`, school: "Trường Tiểu học Tân Phú Trung", paper: `HS-${number}`, code: `7911${number}` },
    ...{ identityKind: "CCCD", identityNumber: `079316${number}`, fullName: `Võ Thị Kim Ngân ${number}`, sex: "FEMALE", birthDate: "2016-05-02", birthPlace: "Đồng Nai", hometown: "Đồng Nai" },
    ...{ address: "Củ Chi", ethnicityCode: "01", nationality: "Việt Nam", fatherName: "", motherName: "Lê Thị Hoa", motherMissingReason: "", guardianName: "", disability: "", notes: "" },
    ...typed,
  });
}

import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { CBQL_KEY, GVCN_KEY, KY_PHAT_HANH_KEY } from "./transcript-data";
import type { SlotRole, TranscriptData } from "./transcript-data";

/**
 * A place for one signature: who must fill it, and when in the order.
 *
 * stage: 1 GVBM (in any order among themselves), 2 GVCN, 3 CBQL, 4 KY_PHAT_HANH. identity: what the certificate must carry.
 */
export type Slot = {
  key: string;
  role: SlotRole;
  stage: 1 | 2 | 3 | 4;
  name: string;
  identity: { kind: "CCCD" | "MST"; number: string };
  subjects: readonly SubjectCode[];
};

/**
 * The slots of a yearly unit in signing order, all required.
 *
 * Source: QĐ 1789, Đ.20.5 (GVBM own subjects, GVCN per pupil, leadership, school); CV 2088, Phụ lục 1.
 */
export function slotsOf(data: TranscriptData): readonly Slot[] {
  const person = (number: string) => ({ kind: "CCCD", number }) as const;
  const teachers = data.subjectTeachers.map(
    (teacher): Slot => ({
      key: teacher.key,
      role: "GVBM",
      stage: 1,
      name: teacher.name,
      identity: person(teacher.identity),
      subjects: data.subjects.filter((entry) => entry.slot === teacher.key).map((entry) => entry.subject),
    }),
  );
  const whole = { subjects: [] } as const;
  return [
    ...teachers,
    { key: GVCN_KEY, role: "GVCN", stage: 2, name: data.homeroom.name, identity: person(data.homeroom.identity), ...whole },
    { key: CBQL_KEY, role: "CBQL", stage: 3, name: data.head.name, identity: person(data.head.identity), ...whole },
    { key: KY_PHAT_HANH_KEY, role: "KY_PHAT_HANH", stage: 4, name: data.school.name, identity: { kind: "MST", number: data.schoolTaxCode }, ...whole },
  ];
}

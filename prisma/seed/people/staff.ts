import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { IdentityNumbers } from "./identity-numbers";
import type { Random } from "../random";
import type { SchoolPlan } from "../plan";
import { adultName, familyName } from "./make-name";

export type StaffMember = { id: string; code: string; username: string; fullName: string; male: boolean; identityNumber: string };

/** Who works at the school, by what they are there for. `homeroom`: by class name. */
export type StaffRoom = {
  head: StaffMember;
  deputies: StaffMember[];
  academicClerk: StaffMember;
  sealClerk: StaffMember;
  administrator: StaffMember;
  homeroom: Map<string, StaffMember>;
  specialists: Record<SpecialistSubject, StaffMember[]>;
  all: StaffMember[];
};

/** Subjects taught by specialists; the homeroom teacher teaches all others. */
export const SPECIALISTS = { NN: "tienganh", AN: "amnhac", MT: "mithuat", TD: "thechat", TH: "tinhoc" } as const satisfies Partial<Record<SubjectCode, string>>;
export type SpecialistSubject = keyof typeof SPECIALISTS;
export const isSpecialist = (subject: SubjectCode): subject is SpecialistSubject => subject in SPECIALISTS;

/** Classes one specialist can carry; English has a lesson nearly every day. */
const CLASSES_EACH = { NN: 8, AN: 14, MT: 14, TD: 14, TH: 14 } as const;

export function makeStaff(random: Random, numbers: IdentityNumbers, plan: SchoolPlan, at: number): StaffRoom {
  const all: StaffMember[] = [];
  const hire = (username: string, male: boolean, fixedName?: string) => {
    const member: StaffMember = {
      id: random.uuid(at),
      code: `NTL${String(all.length + 1).padStart(3, "0")}`,
      username,
      fullName: fixedName ?? adultName(random, familyName(random), male),
      male,
      identityNumber: numbers.next({ male, birthYear: random.int(1968, 1998) }),
    };
    all.push(member);
    return member;
  };
  const room = {
    head: hire("hieutruong", false, plan.headName),
    deputies: [hire("phohieutruong", true), hire("phohieutruong2", false)],
    academicClerk: hire("hocvu", false),
    sealClerk: hire("vanthu", false),
    administrator: hire("quantri", true),
    homeroom: new Map(plan.classes.map(({ name }) => [name, hire(`gvcn.${name.toLowerCase()}`, false)])),
    specialists: Object.fromEntries(
      Object.entries(SPECIALISTS).map(([subject, word]) => [subject, hireSpecialists(word, Math.ceil(plan.classes.length / CLASSES_EACH[subject as SpecialistSubject]))]),
    ) as Record<SpecialistSubject, StaffMember[]>,
  };
  function hireSpecialists(word: string, count: number) {
    return Array.from({ length: count }, (_, index) => hire(`gvbm.${word}${index === 0 ? "" : index + 1}`, word === "thechat" || word === "tinhoc"));
  }
  return { ...room, all };
}

/**
 * Who gets what over HTTP, written from the regulation (QĐ 1789, Đ.5.3c, 13, 14, 20, 26, 30–35), not from the code.
 * 3B's units are being signed, 5A is issued, 4A is being entered (demo school).
 */
export const VISITORS = {
  out: null, // without an account
  head: "hieutruong",
  deputy: "phohieutruong", // holds the delegation for yearly units, not the one for class years
  homeroom4A: "gvcn.4a",
  homeroom3B: "gvcn.3b",
  homeroom5A: "gvcn.5a",
  music: "gvbm.amnhac", // teaches 4A and 3B
  academicClerk: "hocvu",
  sealClerk: "vanthu",
  administrator: "quantri",
  mother: "phuhuynh.1", // of a child in 5A
  formerGuardian: "phuhuynh.2", // the same child's father, whose right has ended
} as const;
export type Visitor = keyof typeof VISITORS;
export const EVERYONE = Object.keys(VISITORS) as Visitor[];

/** The things the addresses and requests below are about. */
export type Facts = {
  class4A: string;
  class3B: string;
  class4B: string;
  unit3B: string; // being signed
  childUnit: string; // issued, of the mother's child
  otherUnit: string; // issued, of another child of that class
  childCode: string;
  batch: string; // of the homeroom teacher of 3B, waits for the PIN
  preview: string; // of the homeroom teacher of 3B, as subject teacher
  account: string; // the former guardian's
  certificate: string; // of the homeroom teacher of 3B
  pupil4A: string;
  review: string; // a review of this year
  plan4A: string; // a plan taken back, likewise
  retest4A: string; // a proposal for another test, taken back: nobody moves it, and whoever may is told so
  letter4A: string; // of praise, sent by the homeroom teacher, taken back
  commendation4A: string; // a proposal to a higher authority, taken back
  pupilGone: string; // went to another school this year
  pupilCame: string; // came to 3B from another school this year
  moveGone: string; // the line of the register for it, decided by the head
  moveCame: string; // the line of the register for it
  move4A: string; // a proposal to leave 4A, taken back
  head: string; // staff
  year: string;
  suggestion4A: string; // withdrawn
  sentence: string; // of the school's comment bank
  today: string;
  assignment: string; // signed: nobody moves it any more, and whoever may is told so
  group: string; // has pupils and a teacher
  delegation: string; // over
};

export const TEACHERS: Visitor[] = ["homeroom4A", "homeroom3B", "homeroom5A", "music"];
export const HOMEROOM: Visitor[] = ["homeroom4A", "homeroom3B", "homeroom5A"];
export const LEADERS: Visitor[] = ["head", "deputy"];
export const FAMILY: Visitor[] = ["mother", "formerGuardian"];
export const STAFF: Visitor[] = [...LEADERS, ...TEACHERS, "academicClerk", "sealClerk", "administrator"];
export const READS_4A: Visitor[] = [...LEADERS, "homeroom4A", "academicClerk"];
export const READS_3B_UNITS: Visitor[] = [...LEADERS, "homeroom3B", "academicClerk", "sealClerk"];

/** A request of the right shape, and who may make it. */
export type Deed = { input: (facts: Facts) => object; by: readonly Visitor[] };
export const deed = (by: readonly Visitor[], input: (facts: Facts) => object): Deed => ({ by, input });

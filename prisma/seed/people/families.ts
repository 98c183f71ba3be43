import type { Day } from "../calendar";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import type { IdentityNumbers } from "./identity-numbers";
import type { PupilPlan } from "./pupils";
import type { StaffMember } from "./staff";

type FamilyRows = Pick<SchoolRows, "guardian" | "guardianship">;
type Tools = { random: Random; numbers: IdentityNumbers; at: number; staffByUsername: ReadonlyMap<string, StaffMember>; separatedOn: Day };

/** The parents of a class's pupils as people, and what they are to whom. Twins share theirs. */
export function makeFamilies(pupils: readonly PupilPlan[], tools: Tools): FamilyRows {
  const rows: FamilyRows = { guardian: [], guardianship: [] };
  const parents = new Map<PupilPlan, { father: string | null; mother: string | null }>();
  for (const pupil of pupils) {
    const known = pupil.twin && parents.get(pupil.twin);
    const father = known ? known.father : addGuardian(rows, tools, pupil.row.fatherName ?? null, true);
    const mother = known ? known.mother : addMother(rows, tools, pupil);
    parents.set(pupil, { father, mother });
    if (father) addGuardianship(rows, tools, pupil, father, "Cha");
    if (mother) addGuardianship(rows, tools, pupil, mother, "Mẹ");
  }
  return rows;
}

function addGuardian({ guardian }: FamilyRows, { random, numbers, at }: Tools, fullName: string | null, male: boolean): string | null {
  if (fullName === null) return null;
  const id = random.uuid(at);
  const identityNumber = numbers.next({ male, birthYear: random.int(1978, 1996) });
  guardian.push({ id, fullName, identityNumber, phone: `09${random.digits(8)}` });
  return id;
}

/** A mother who teaches here is the same person with another account. */
function addMother(rows: FamilyRows, tools: Tools, pupil: PupilPlan): string | null {
  const teacher = pupil.story?.motherIsStaff && tools.staffByUsername.get(pupil.story.motherIsStaff);
  if (!teacher) return addGuardian(rows, tools, pupil.row.motherName ?? null, false);
  const id = tools.random.uuid(tools.at);
  rows.guardian.push({ id, fullName: teacher.fullName, identityNumber: teacher.identityNumber, phone: `09${tools.random.digits(8)}` });
  pupil.row.motherName = teacher.fullName;
  return id;
}

/** Of separated parents the father's access has ended, by the court's paper. */
function addGuardianship({ guardianship }: FamilyRows, { random, at, separatedOn }: Tools, pupil: PupilPlan, guardianId: string, relation: string) {
  const separated = pupil.story?.separated;
  const ended = separated && relation === "Cha" ? { validTo: new Date(separatedOn) } : { validTo: null };
  guardianship.push({
    id: random.uuid(at), guardianId, pupilId: pupil.row.id, relation, validFrom: pupil.row.birthDate, ...ended, paper: separated?.paper ?? null,
  });
}

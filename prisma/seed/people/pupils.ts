import { searchName, sortName } from "@/lib/domain/people/names";
import type { Day } from "../calendar";
import type { PupilCase, Standing } from "../plan";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import type { IdentityNumbers } from "./identity-numbers";
import { BIRTH_PLACES, HAMLETS, HOMETOWNS } from "./kinh-names";
import { adultName, childName, familyName } from "./make-name";

/** A pupil as the generator knows it: the profile, and how the pupil does at school. */
export type PupilPlan = { row: SchoolRows["pupil"][number]; standing: Standing; story: PupilCase | null; twin: PupilPlan | null };

const STANDINGS = { TOP: 32, GOOD: 30, FAIR: 38 } as const;

type Circumstances = { grade: number; startYear: number; serial: number; at: number; story: PupilCase | null; twin: PupilPlan | null };

/** One pupil: drawn, then told as the story says. Born in the year that fits the grade. */
export function makePupil(random: Random, numbers: IdentityNumbers, circumstances: Circumstances): PupilPlan {
  const { story, twin, at } = circumstances;
  const male = story?.sex ? story.sex === "MALE" : random.chance(0.52);
  const birthYear = circumstances.startYear - 5 - circumstances.grade;
  const family = twin?.row.fullName.split(" ")[0] ?? familyName(random);
  const fullName = (story?.fullName ?? childName(random, family, male)).normalize("NFC");
  const birthDate = twin ? dayText(twin) : `${birthYear}-${story?.birthDate ?? drawnMonthDay(random)}`;
  const row: PupilPlan["row"] = {
    id: random.uuid(at),
    code: `79${String(circumstances.startYear - circumstances.grade + 1).slice(2)}${String(circumstances.serial).padStart(6, "0")}`,
    ...identityOf(random, numbers, story, male, birthYear),
    fullName,
    searchName: searchName(fullName),
    sortName: sortName(fullName),
    sex: male ? "MALE" : "FEMALE",
    birthDate: new Date(birthDate),
    birthPlace: twin?.row.birthPlace ?? random.weighted(BIRTH_PLACES),
    hometown: twin?.row.hometown ?? random.weighted(HOMETOWNS),
    address: twin?.row.address ?? `${random.pick(HAMLETS)}, xã Củ Chi, Thành phố Hồ Chí Minh`,
    ethnicity: story?.ethnicity?.name ?? "Kinh",
    ethnicityCode: story?.ethnicity?.code ?? "01",
    nationality: story?.nationality ?? "Việt Nam",
    ...parentsOf(random, story, twin, fullName),
    guardianName: null,
    disability: story?.disability ?? null,
    notes: story?.notes ?? null,
  };
  return { row, standing: story?.standing ?? random.weighted(STANDINGS), story, twin };
}

function identityOf(random: Random, numbers: IdentityNumbers, story: PupilCase | null, male: boolean, birthYear: number) {
  if (story?.identity === "NOT_GIVEN") return { identityKind: "CCCD", identityNumber: null } as const;
  if (story?.identity) return { identityKind: "PASSPORT", identityNumber: story.identity.passport } as const;
  const province = random.weighted({ "079": 86, "072": 4, "080": 4, "040": 2, "083": 2, "082": 2 });
  return { identityKind: "CCCD", identityNumber: numbers.next({ male, birthYear, province }) } as const;
}

function parentsOf(random: Random, story: PupilCase | null, twin: PupilPlan | null, fullName: string) {
  if (twin) return { fatherName: twin.row.fatherName ?? null, motherName: twin.row.motherName ?? null, motherMissingReason: null };
  const fatherName = story?.fatherName ?? adultName(random, fullName.split(" ")[0] ?? "Nguyễn", true);
  const motherName = story?.motherName ?? adultName(random, familyName(random), false);
  if (story?.motherMissing) return { fatherName, motherName: null, motherMissingReason: story.motherMissing };
  return { fatherName: random.chance(0.03) && !story ? null : fatherName, motherName, motherMissingReason: null };
}

const dayText = (pupil: PupilPlan): Day => new Date(pupil.row.birthDate).toISOString().slice(0, 10);

const drawnMonthDay = (random: Random): string =>
  `${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`;

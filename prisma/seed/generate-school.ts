import { calendarOf, currentStartYear, type Day } from "./calendar";
import { currentClasses, makeClasses, type MadeClass } from "./classes";
import { schoolBank } from "./comments/school-bank";
import { assignDuties, delegateYearlyUnit, teachingOf, type Teaching } from "./duties";
import { makeFamilies } from "./people/families";
import { identityNumbers } from "./people/identity-numbers";
import { makePupil, type PupilPlan } from "./people/pupils";
import { makeStaff, type StaffRoom } from "./people/staff";
import type { ClassPlan, SchoolPlan } from "./plan";
import { createRandom, type Random } from "./random";
import { emptyRows, type SchoolRows } from "./rows";
import { makeSchool, makeYear, type MadeYear } from "./school-years";
import { addClassYear, addMemberYear, addRows } from "./year/class-year";
import { enrol, enrolMoved } from "./year/members";
import { makeMoves } from "./year/moves";

export type GeneratedSchool = {
  plan: SchoolPlan;
  room: StaffRoom;
  years: MadeYear[]; // oldest first, the current one last
  madeClasses: MadeClass[];
  /** The school without its pupils. */
  frame: SchoolRows;
  /** One class after the other with all its years; each is made when it is asked for. */
  classes(): Generator<SchoolRows>;
};

type School = { plan: SchoolPlan; random: Random; at: number; room: StaffRoom; teaching: Teaching; years: MadeYear[]; made: MadeClass[] };

/**
 * A whole school from a plan: the same plan gives the same rows, whatever the machine.
 * Made class by class, so that a school of 20,000 pupils needs the memory of one class.
 */
export function generateSchool(plan: SchoolPlan): GeneratedSchool {
  const random = createRandom(plan.seed);
  const at = Date.parse(plan.today);
  const frame = emptyRows();
  frame.school.push(makeSchool(random, at));
  const room = makeStaff(random.fork("staff"), identityNumbers(random.fork("staff-numbers")), plan, at);
  addRows(frame, { staff: room.all.map(({ id, code, fullName, male, identityNumber }) => ({ id, code, fullName, sex: male ? "MALE" : "FEMALE", identityNumber })) });
  const years = yearsOf(plan).map((startYear) => makeYear(random, at, calendarOf(startYear, plan.today), frame));
  const made = makeClasses(random.fork("classes"), at, plan.classes, years, frame);
  const book = { random: random.fork("duties"), at, rows: frame };
  for (const year of years) assignDuties(book, year, made, room, year === years.at(-1));
  const current = years.at(-1);
  if (current) delegateYearlyUnit(book, current, room);
  addRows(frame, { bank_comment: schoolBank(random.fork("bank"), at) });
  const school: School = { plan, random, at, room, teaching: teachingOf(room, made), years, made };
  return { plan, room, years, madeClasses: made, frame, classes: () => generateClasses(school) };
}

const yearsOf = ({ classes, today }: SchoolPlan): number[] => {
  const back = Math.max(...classes.map(({ history = 0 }) => history));
  return Array.from({ length: back + 1 }, (_, index) => currentStartYear(today) - back + index);
};

/** Numbers are drawn in the order of the classes, so a class is always asked for after the ones before it. */
function* generateClasses(school: School): Generator<SchoolRows> {
  const numbers = { pupils: identityNumbers(school.random.fork("pupil-numbers")), parents: identityNumbers(school.random.fork("parent-numbers")) };
  let serial = 0;
  for (const schoolClass of currentClasses(school.made)) {
    const random = school.random.fork(`class ${schoolClass.name}`);
    const pupils = makePupils(random, school, schoolClass.plan, numbers.pupils, serial);
    serial += pupils.length;
    const rows = emptyRows();
    const staffByUsername = new Map(school.room.all.map((member) => [member.username, member]));
    const families = makeFamilies(pupils, { random, numbers: numbers.parents, at: school.at, staffByUsername, separatedOn: schoolClass.year.calendar.termTwoOn });
    addRows(rows, { ...families, pupil: pupils.map(({ row }) => row), admission: pupils.map((pupil, index) => admit(random, school, schoolClass, pupil, serial - pupils.length + index + 1)) });
    addYears(rows, random, school, schoolClass, pupils);
    yield rows;
  }
}

function makePupils(random: Random, school: School, plan: ClassPlan, numbers: Parameters<typeof makePupil>[1], serial: number): PupilPlan[] {
  const startYear = currentStartYear(school.plan.today);
  const pupils: PupilPlan[] = [];
  for (let index = 0; index < plan.size; index += 1) {
    const story = plan.cases?.find(({ at }) => at === index) ?? null;
    const twin = story?.twinOf === undefined ? null : (pupils[story.twinOf] ?? null);
    pupils.push(makePupil(random, numbers, { grade: plan.grade, startYear, serial: serial + index + 1, at: school.at, story, twin }));
  }
  return pupils;
}

/** A line of the admissions register: on the first day of grade 1, or on the day of arrival. */
function admit(random: Random, school: School, schoolClass: MadeClass, { row, story }: PupilPlan, serial: number): SchoolRows["admission"][number] {
  const firstYear = calendarOf(schoolClass.year.calendar.startYear - schoolClass.grade + 1, school.plan.today);
  const admittedOn: Day = story?.arrivesFrom ? schoolClass.year.calendar.arrivalsOn : firstYear.startsOn;
  const year = story?.arrivesFrom ? schoolClass.year.calendar.startYear : firstYear.startYear;
  return { id: random.uuid(school.at), number: `${year}-${String(serial).padStart(5, "0")}`, pupilId: row.id, admittedOn: new Date(admittedOn), fromSchool: story?.arrivesFrom ?? null };
}

/** The class's earlier years, then this one, then the places of those who moved to a parallel class. */
function addYears(rows: SchoolRows, random: Random, school: School, current: MadeClass, pupils: readonly PupilPlan[]): void {
  const tools = { random, at: school.at, today: school.plan.today, teaching: school.teaching, room: school.room };
  for (const schoolClass of school.made.filter(({ plan }) => plan === current.plan)) {
    addClassYear(rows, schoolClass, enrol(random, school.at, schoolClass, pupils), tools);
  }
  const register = random.fork("moves");
  for (const pupil of pupils.filter(({ story }) => story !== null)) {
    const target = currentClasses(school.made).find(({ name }) => name === pupil.story?.movesTo) ?? null;
    if (pupil.story?.movesTo && !target) throw new Error(`there is no class ${pupil.story.movesTo} to move to`);
    if (target) addMemberYear(rows, target, enrolMoved(random, school.at, target, pupil), tools);
    addRows(rows, { pupil_move: makeMoves(register, school.at, current, pupil, { room: school.room, target }) });
  }
}

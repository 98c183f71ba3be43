import type { PdfBody } from "@/lib/signing/pades-revision";
import { reference } from "@/lib/signing/pades-syntax";
import { remember } from "@/lib/signing/remember";
import type { Instant, TranscriptData } from "../transcript-data";
import { IMAGE_HEIGHT } from "./closing-block";
import type { Place } from "./closing-block";
import { stream } from "./font-objects";
import { OBJECT } from "./object-numbers";
import { BODY_SIZE, GREY, MM } from "./paper";
import { Pen } from "./pen";
import { roundSeal } from "./seal";
import type { PdfSlot } from "./signature-fields";
import { signatureMark } from "./signature-mark";
import type { FontFaces } from "./skeleton";
import { TRIAL_WORDS } from "./trial-mark";
import { capitals, stampTime } from "./words";

const MARK = { width: 132, height: 62 };
const SEAL_RADIUS = 16 * MM;
const NAME_LINE = IMAGE_HEIGHT + 14;
const TIME_LINE = NAME_LINE + 14;
const SEAL_LINE = TIME_LINE + 12.5;

/** What a signature shows on paper once it is made. Source: NĐ 30/2020, Phụ lục I; QĐ 1789, Đ.11.1. */
export function signatureAppearance(slot: PdfSlot, place: Place, signed: { data: TranscriptData; time: Instant; fonts: FontFaces }): PdfBody {
  const pen = new Pen(signed.fonts, place.height, APPEARANCE_ROOM);
  if (slot === "phathanh") drawSeal(pen, place, signed);
  else drawPerson(pen, place, { name: slot === "gvcn" ? signed.data.homeroom.name : signed.data.head.name, time: signed.time });
  const box = `[0 0 ${place.width.toFixed(2)} ${place.height.toFixed(2)}]`;
  return stream(`/Type /XObject /Subtype /Form /BBox ${box} /Resources ${reference(OBJECT.resources)}`, pen.content());
}

const APPEARANCE_ROOM = 6 * 1024; // bytes: a seal is the longest

/** A teacher signs a class, the head and the school all of them, always with the same mark. */
const MARKS_KEPT = 512;
const markOf = remember(MARKS_KEPT, (name) => signatureMark(name, MARK.width, MARK.height));

function drawPerson(pen: Pen, place: Place, signer: { name: string; time: Instant }): void {
  const centre = place.width / 2;
  const bottom = place.height - IMAGE_HEIGHT + (IMAGE_HEIGHT - MARK.height) / 2;
  pen.raw(`q 1 0 0 1 ${(centre - MARK.width / 2).toFixed(2)} ${bottom.toFixed(2)} cm ${markOf(signer.name)} Q`);
  const size = Math.min(BODY_SIZE + 0.5, ((BODY_SIZE + 0.5) * place.width) / pen.width({ face: "bold", size: BODY_SIZE + 0.5 }, signer.name));
  pen.text(centre, NAME_LINE, { face: "bold", size }, signer.name, "center");
  pen.text(centre, TIME_LINE, { face: "regular", size: 9, colour: GREY }, `Ký số: ${stampTime(signer.time)}`, "center");
}

/** The seal's right edge stands at the end of the signature's left third. */
function drawSeal(pen: Pen, place: Place, signed: { data: TranscriptData; time: Instant; fonts: FontFaces }): void {
  const { data, fonts } = signed;
  const x = place.width / 2 - MARK.width / 2 + MARK.width / 3 - SEAL_RADIUS;
  const y = place.height - IMAGE_HEIGHT / 2;
  const words = { upper: capitals(data.school.name), lower: data.trial ? "• BẢN THỬ •" : `• ${capitals(data.school.ward)} •` };
  pen.raw(roundSeal(fonts.bold, { x, y }, SEAL_RADIUS, words));
  pen.text(place.width / 2, SEAL_LINE, { face: "regular", size: 9, colour: GREY }, `Nhà trường đóng dấu: ${stampTime(signed.time)}`, "center");
}

/** Why each signature was made, as its dictionary says it. */
export const SIGNING_REASONS = {
  gvcn: "Giáo viên chủ nhiệm ký xác nhận học bạ",
  cbql: "Lãnh đạo nhà trường ký duyệt học bạ",
  phathanh: "Nhà trường ký phát hành học bạ",
} as const satisfies Record<PdfSlot, string>;

/** The reason with the words of a trial where it is one. */
export const signingReason = (slot: PdfSlot, data: TranscriptData): string =>
  data.trial ? `${SIGNING_REASONS[slot]} (${TRIAL_WORDS})` : SIGNING_REASONS[slot];

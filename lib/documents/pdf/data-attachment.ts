import type { TranscriptData } from "../transcript-data";
import { writeDataPart, xmlDocument } from "../xml/data-part";

/** The unsigned data XML that every PDF carries, so that whoever holds the paper holds the data. */
export const dataAttachment = (data: TranscriptData): Uint8Array => xmlDocument(writeDataPart(data).xml);

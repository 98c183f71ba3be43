/** Why a file was not judged: it cannot be read, or it is not a học bạ số of this portal. */
export const FILE_FAULT_CODES = [
  "EMPTY",
  "TOO_LARGE",
  "NOT_XML_OR_PDF",
  "NOT_UTF8",
  "BYTE_ORDER_MARK",
  "CONTROL_CHARACTER",
  "HAS_DTD",
  "HAS_INSTRUCTION",
  "HAS_COMMENT",
  "HAS_CDATA",
  "HAS_ENTITY",
  "TOO_DEEP",
  "TOO_MANY_TAGS",
  "NOT_WELL_FORMED",
  "TRUNCATED",
  "ENCRYPTED",
  "OTHER_DOCUMENT",
  "OTHER_LAYOUT",
  "UNSIGNED",
] as const;
export type FileFaultCode = (typeof FILE_FAULT_CODES)[number];

/** about: where in the file, or what was found instead. */
export type FileFault = { code: FileFaultCode; about?: string };

import { sameBytes } from "./bytes";

/**
 * What certificates are judged by, carried along with what was signed: certificates, answers about them and lists.
 *
 * Shape: DER; an OCSP answer is a BasicOCSPResponse. None of it is trusted for where it stands: each is checked up to a root.
 * Source: ETSI EN 319 142-1 §5.4.2; ETSI EN 319 122-1 §5.4.
 */
export type ValidationData = {
  certificates: readonly Uint8Array[];
  ocsps: readonly Uint8Array[];
  crls: readonly Uint8Array[];
};

export const NO_VALIDATION_DATA: ValidationData = { certificates: [], ocsps: [], crls: [] };

/** All of these together, each thing once, in the order of their first appearance. */
export function joinValidationData(...parts: readonly ValidationData[]): ValidationData {
  const all = (of: (data: ValidationData) => readonly Uint8Array[]) => parts.flatMap(of).filter(isFirst);
  return { certificates: all((data) => data.certificates), ocsps: all((data) => data.ocsps), crls: all((data) => data.crls) };
}

/** What of these data is not among the known ones. */
export function newValidationData(data: ValidationData, known: ValidationData): ValidationData {
  const without = (some: readonly Uint8Array[], others: readonly Uint8Array[]) => some.filter((one) => !others.some((other) => sameBytes(one, other)));
  return {
    certificates: without(data.certificates, known.certificates),
    ocsps: without(data.ocsps, known.ocsps),
    crls: without(data.crls, known.crls),
  };
}

/** Whether there is anything in it. */
export const holdsValidationData = ({ certificates, ocsps, crls }: ValidationData): boolean => certificates.length + ocsps.length + crls.length > 0;

const isFirst = (one: Uint8Array, index: number, all: readonly Uint8Array[]): boolean => all.findIndex((other) => sameBytes(one, other)) === index;

import "server-only";
import { isSelfIssued } from "@/lib/signing/certificate";
import { nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { pathChecker, type PathQuestion } from "@/lib/signing/path";
import { joinValidationData, NO_VALIDATION_DATA, type ValidationData } from "@/lib/signing/validation-data";
import type { StatusShelf } from "./status-shelf";

/** Whose certificate, at what moment. notBefore: how old what is said of it may be. */
export type Need = { question: PathQuestion; notBefore: Date };

/** isComplete: every path leads to a trusted root, and of every certificate on it something at hand tells the status. */
export type Collected = { data: ValidationData; isComplete: boolean };

/**
 * Everything that these certificates are judged by: those above them, and what responders and lists say of each.
 *
 * The root itself is left out: whoever verifies brings it. Source: ETSI EN 319 142-1 §5.4.2; EN 319 102-1 §5.2.5.
 */
export async function collectValidationData(shelf: StatusShelf, roots: readonly Uint8Array[], needs: readonly Need[]): Promise<Collected> {
  const check = pathChecker({ roots, crls: [], verify: nodeVerifyRsa });
  let all: Collected = { data: NO_VALIDATION_DATA, isComplete: true };
  for (const { question, notBefore } of needs) {
    const { isTrusted, certificates } = await check(question);
    const path = certificates.map(({ certificate }) => certificate);
    const own = path.filter((certificate) => !isSelfIssued(certificate)).map(({ der }) => der);
    const parts: (ValidationData | null)[] = [{ ...NO_VALIDATION_DATA, certificates: own }];
    for (const [index, certificate] of path.entries()) {
      const issuer = path[index + 1];
      if (issuer) parts.push(await shelf.find({ certificate, issuer, at: question.at, notBefore }));
    }
    const found = parts.filter((part) => part !== null);
    all = { data: joinValidationData(all.data, ...found), isComplete: all.isComplete && isTrusted && found.length === parts.length };
  }
  return all;
}

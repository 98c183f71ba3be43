import type { Actor, DutyKind } from "../people/actor";
import { decide, type Action } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { CertificateState } from "./certificate-words";

/** Whose approval a certificate needs: the school's and the leadership's that of the authority above, everyone else's that of the head. */
export type Approver = "SUPERIOR" | "HEAD";

type Step = { from: Readonly<Record<Approver, readonly CertificateState[]>>; to: CertificateState; right: Action; source: string };
const alike = (...states: CertificateState[]) => ({ SUPERIOR: states, HEAD: states });

/**
 * The life of a certificate in the register, as a table; what is not listed cannot happen, and nothing ends it but its revocation here.
 *
 * Source: QĐ 1789, Đ.9, 20.3, 23.3; CV 2088, III.1 (declared, sent, checked, approved).
 */
export const CERTIFICATE_WORKFLOW = {
  send: { from: { SUPERIOR: ["DECLARED"], HEAD: [] }, to: "SENT", right: "certificate.send", source: "QĐ 1789, Đ.20.3; CV 2088, III.1" },
  return: { from: { SUPERIOR: ["SENT"], HEAD: [] }, to: "DECLARED", right: "certificate.approve", source: "CV 2088, III.1" },
  approve: { from: { SUPERIOR: ["SENT"], HEAD: ["DECLARED"] }, to: "APPROVED", right: "certificate.approve", source: "QĐ 1789, Đ.9, 20.3, 30.8" },
  revoke: { from: alike("DECLARED", "SENT", "APPROVED"), to: "REVOKED", right: "certificate.approve", source: "QĐ 1789, Đ.23.3" },
} as const satisfies Record<string, Step>;

export type CertificateAction = keyof typeof CERTIFICATE_WORKFLOW;
export const CERTIFICATE_ACTIONS = Object.keys(CERTIFICATE_WORKFLOW) as CertificateAction[];

/** A certificate as its next step is decided on. duties: those its person has today; none for the school's. */
export type CertificateInRegister = { holder: "PERSON" | "SCHOOL"; status: CertificateState; duties: readonly DutyKind[] };

/** Source: QĐ 1789, Đ.9 (persons: thủ trưởng), 20.3 (organisation and cán bộ quản lý: cấp trên). */
export const approverOf = ({ holder, duties }: Pick<CertificateInRegister, "holder" | "duties">): Approver =>
  holder === "SCHOOL" || duties.some((kind) => kind === "HEAD" || kind === "DEPUTY_HEAD") ? "SUPERIOR" : "HEAD";

/** May this step be taken, and where does it lead? */
export function decideCertificateStep(action: CertificateAction, actor: Actor, certificate: CertificateInRegister): Result<CertificateState, ErrorCode> {
  const step: Step = CERTIFICATE_WORKFLOW[action];
  const right = decide(actor, step.right);
  if (!right.ok) return right;
  const approver = approverOf(certificate);
  if (step.from[approver].includes(certificate.status)) return yes(step.to);
  return no(action === "approve" && approver === "SUPERIOR" && certificate.status === "DECLARED" ? "CERTIFICATE_SEND_FIRST" : "STEP_NOT_NOW");
}

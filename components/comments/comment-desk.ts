import type { SubjectLevel, TraitLevel } from "@/lib/domain/assessment/levels";
import type { Period } from "@/lib/domain/assessment/periods";
import type { BankLine } from "@/lib/domain/records/comment-bank";

/** What lies beside the comments of a sheet while they are written. */
export type CommentDesk = {
  period: Period;
  /** cellId of a comment → the level it belongs to; of a homeroom remark, what its traits come to. */
  levels: Readonly<Record<string, SubjectLevel | TraitLevel>>;
  /** The sentences on offer for this view's columns: the school's and the teacher's own. */
  bank: readonly BankLine[];
};

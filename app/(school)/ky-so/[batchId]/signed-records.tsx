import Link from "next/link";
import { Card } from "@/components/card";
import { Pager } from "@/components/pager";
import { Table, type Column } from "@/components/table";
import { showInstant } from "@/lib/domain/vietnam-time";
import { listBatchRecords, RECORDS_A_PAGE } from "@/lib/server/ceremonies/list-batch-records";
import type { Ctx } from "@/lib/server/context";

type BatchRecord = Awaited<ReturnType<typeof listBatchRecords>>["records"][number];
type Props = { ctx: Ctx; batchId: string; page: number };

/** The records signed in a batch, a page at a time; whoever may read them gets the proof of each. */
export async function SignedRecords({ ctx, batchId, page }: Props) {
  const { total, records } = await listBatchRecords(ctx, batchId, page);
  return (
    <Card title="Học bạ đã ký trong đợt" flush>
      <Table
        caption="Học bạ đã ký trong đợt"
        rows={records}
        keyOf={({ id }) => id}
        columns={[
          { head: "Số", numeric: true, cell: ({ order }) => order },
          {
            head: "Họ và tên",
            rowHeader: true,
            cell: ({ fullName, unitId, mayRead }) =>
              mayRead ? (
                <Link href={`/hoc-ba/don-vi/${unitId}`} prefetch={false} className="text-action underline-offset-4 hover:underline">
                  {fullName}
                </Link>
              ) : (
                fullName
              ),
          },
          { head: "Lớp", cell: ({ className }) => className },
          { head: "Ký xong lúc", cell: ({ doneAt }) => (doneAt ? showInstant(doneAt) : "") },
          ...(records.some(({ proof }) => proof) ? [PROOF] : []),
        ]}
      />
      <div className="px-4 pb-4 empty:hidden sm:px-5">
        <Pager page={page} perPage={RECORDS_A_PAGE} total={total} hrefOf={(other) => `/ky-so/${batchId}?trang=${other}`} />
      </div>
    </Card>
  );
}

const PROOF: Column<BatchRecord> = { head: "Bằng chứng", cell: ({ proof, unitId, slotKey, fullName }) => proof && <ProofLink unitId={unitId} slotKey={slotKey} of={fullName} /> };

const ProofLink = ({ unitId, slotKey, of }: { unitId: string; slotKey: string; of: string }) => (
  <a href={`/api/units/${unitId}/decision/${slotKey}`} download="" aria-label={`Tải bằng chứng đợt ký của ${of}`} className="text-action underline-offset-4 hover:underline">
    Tải
  </a>
);

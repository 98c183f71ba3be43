-- CreateEnum
CREATE TYPE "tracking"."WindowOrderStatus" AS ENUM ('ORDERED', 'DONE', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "tracking"."ListCheckStatus" AS ENUM ('RETURNED', 'SENT_AGAIN', 'ACCEPTED');

-- CreateTable
CREATE TABLE "tracking"."window_order" (
    "id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "grade" INTEGER NOT NULL,
    "class_id" UUID,
    "part_code" VARCHAR(8),
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "window_version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "tracking"."WindowOrderStatus" NOT NULL DEFAULT 'ORDERED',
    "ordered_by_id" UUID NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "done_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "window_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."entry_exception" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "part_code" VARCHAR(8),
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "entry_exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."list_check" (
    "class_id" UUID NOT NULL,
    "status" "tracking"."ListCheckStatus" NOT NULL,
    "note" TEXT,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "list_check_pkey" PRIMARY KEY ("class_id")
);

-- CreateIndex
CREATE INDEX "window_order_year_id_status_idx" ON "tracking"."window_order"("year_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "entry_exception_order_id_key" ON "tracking"."entry_exception"("order_id");

-- CreateIndex
CREATE INDEX "entry_exception_class_id_period_idx" ON "tracking"."entry_exception"("class_id", "period");

-- AddForeignKey
ALTER TABLE "tracking"."window_order" ADD CONSTRAINT "window_order_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."window_order" ADD CONSTRAINT "window_order_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."window_order" ADD CONSTRAINT "window_order_ordered_by_id_fkey" FOREIGN KEY ("ordered_by_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."window_order" ADD CONSTRAINT "window_order_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "tracking"."staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."entry_exception" ADD CONSTRAINT "entry_exception_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "tracking"."window_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."entry_exception" ADD CONSTRAINT "entry_exception_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."list_check" ADD CONSTRAINT "list_check_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."list_check" ADD CONSTRAINT "list_check_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

ALTER TABLE tracking.window_order
  ADD CONSTRAINT window_order_grade CHECK (grade BETWEEN 1 AND 5),
  ADD CONSTRAINT window_order_closes_after_opening CHECK (closes_at > opens_at),
  ADD CONSTRAINT window_order_exception_ends CHECK (class_id IS NULL OR closes_at IS NOT NULL),
  ADD CONSTRAINT window_order_part_of_a_class CHECK (part_code IS NULL OR class_id IS NOT NULL),
  ADD CONSTRAINT window_order_part_known CHECK (part_code = 'HOMEROOM' OR tracking.is_subject(part_code)),
  ADD CONSTRAINT window_order_has_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT window_order_done_by_someone CHECK ((status = 'DONE') = (done_at IS NOT NULL) AND (done_at IS NULL) = (done_by_id IS NULL));
ALTER TABLE tracking.entry_exception
  ADD CONSTRAINT entry_exception_closes_after_opening CHECK (closes_at >= opens_at),
  ADD CONSTRAINT entry_exception_part_known CHECK (part_code = 'HOMEROOM' OR tracking.is_subject(part_code));
ALTER TABLE tracking.list_check ADD CONSTRAINT list_check_return_has_note CHECK (status <> 'RETURNED' OR btrim(note) <> '');

GRANT SELECT, INSERT, UPDATE ON tracking.window_order, tracking.entry_exception, tracking.list_check TO hoc_ba_app;
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.window_order FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.entry_exception FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.list_check FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();

-- The head's words stay as he wrote them; whoever carries an order out can only say that it is done.
CREATE TRIGGER frozen BEFORE UPDATE ON tracking.window_order
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('status', 'done_by_id', 'done_at', 'version');
CREATE TRIGGER frozen BEFORE UPDATE ON tracking.entry_exception
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('closes_at', 'version');
CREATE TRIGGER steps BEFORE UPDATE ON tracking.window_order
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_steps('status', 'ORDERED>DONE', 'ORDERED>WITHDRAWN');

-- Nghiệm thu: how the results of a class were accepted before it is handed over (TT 27/2020, Đ.12.1, 12.2).

-- CreateTable
CREATE TABLE "tracking"."class_acceptance" (
    "class_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "present" TEXT NOT NULL,
    "compared" INTEGER NOT NULL,
    "finding" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "class_acceptance_pkey" PRIMARY KEY ("class_id")
);

-- AddForeignKey
ALTER TABLE "tracking"."class_acceptance" ADD CONSTRAINT "class_acceptance_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

ALTER TABLE tracking.class_acceptance
  ADD CONSTRAINT class_acceptance_has_text CHECK (btrim(present) <> '' AND btrim(finding) <> ''),
  ADD CONSTRAINT class_acceptance_compares CHECK (compared >= 0);
GRANT SELECT, INSERT, UPDATE ON tracking.class_acceptance TO hoc_ba_app;
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.class_acceptance FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();

-- The levels of qualities and competences a supplementary assessment starts from: the year's end stays to be seen (TT 27/2020, Đ.11.1b).

-- CreateTable
CREATE TABLE "tracking"."held_out_trait" (
    "held_out_id" UUID NOT NULL,
    "trait_code" VARCHAR(24) NOT NULL,
    "level" "tracking"."TraitLevel" NOT NULL,

    CONSTRAINT "held_out_trait_pkey" PRIMARY KEY ("held_out_id","trait_code")
);

-- AddForeignKey
ALTER TABLE "tracking"."held_out_trait" ADD CONSTRAINT "held_out_trait_held_out_id_fkey" FOREIGN KEY ("held_out_id") REFERENCES "tracking"."held_out"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

GRANT SELECT, INSERT ON tracking.held_out_trait TO hoc_ba_app;
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON tracking.held_out_trait FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_change();

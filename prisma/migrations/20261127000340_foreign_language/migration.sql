-- Which language a class learns as Ngoại ngữ 1 (CT GDPT 2018, TT 32/2018 and its later programmes).

-- CreateEnum
CREATE TYPE "tracking"."ForeignLanguage" AS ENUM ('EN', 'FR', 'RU', 'ZH', 'DE', 'JA', 'KO');

-- AlterTable
ALTER TABLE "tracking"."school_class" ADD COLUMN     "foreign_language" "tracking"."ForeignLanguage" NOT NULL DEFAULT 'EN';

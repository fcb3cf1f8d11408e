-- AlterTable
ALTER TABLE "group_membership" ADD COLUMN     "source" TEXT;

-- CreateTable
CREATE TABLE "returned_sign_in" (
    "state_digest" TEXT NOT NULL,
    "returned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "returned_sign_in_pkey" PRIMARY KEY ("state_digest")
);

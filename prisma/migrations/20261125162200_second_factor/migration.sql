-- AlterTable
ALTER TABLE "sign_in_session" ADD COLUMN     "second_factor" TEXT;

-- AlterTable
ALTER TABLE "sign_in_throttle" ADD COLUMN     "next_turn_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "second_factor" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),
    "reset_reason" TEXT,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_credential" (
    "person_id" TEXT NOT NULL,
    "factor_id" TEXT NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "last_step" INTEGER NOT NULL,

    CONSTRAINT "totp_credential_pkey" PRIMARY KEY ("person_id","factor_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "person_id" TEXT NOT NULL,
    "factor_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("person_id","factor_id","digest")
);

-- CreateIndex
CREATE INDEX "second_factor_person_id_idx" ON "second_factor"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "totp_credential_factor_id_key" ON "totp_credential"("factor_id");

-- AddForeignKey
ALTER TABLE "totp_credential" ADD CONSTRAINT "totp_credential_factor_id_fkey" FOREIGN KEY ("factor_id") REFERENCES "second_factor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_factor_id_fkey" FOREIGN KEY ("factor_id") REFERENCES "second_factor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What follows is written by hand: schema.prisma cannot say it.

-- One at a time for each person.
CREATE UNIQUE INDEX "second_factor_one_open" ON "second_factor"("person_id") WHERE "recorded_until" IS NULL;

-- A time step is accepted once, whatever the code does.
CREATE FUNCTION refuse_accepted_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last_step <= OLD.last_step THEN
    RAISE EXCEPTION 'A one-time code of step % was accepted already', OLD.last_step USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "step_moves_on" BEFORE UPDATE ON "totp_credential" FOR EACH ROW EXECUTE FUNCTION refuse_accepted_step();

ALTER TABLE "sign_in_session"
  ADD CONSTRAINT "sign_in_session_second_factor" CHECK ("second_factor" IN ('totp', 'recovery-code', 'provider'));

-- CreateTable
CREATE TABLE "sign_in_try" (
    "person_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "way" TEXT NOT NULL,
    "second_factor" TEXT,
    "browser" TEXT,
    "system" TEXT,
    "network_address" TEXT,
    "session_id" TEXT,

    CONSTRAINT "sign_in_try_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "person_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_digest" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_try_id_key" ON "sign_in_try"("id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_try_session_id_key" ON "sign_in_try"("session_id");

-- CreateIndex
CREATE INDEX "sign_in_try_tried_at_idx" ON "sign_in_try"("tried_at");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_id_key" ON "one_time_link"("id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_digest_key" ON "one_time_link"("token_digest");

-- CreateIndex
CREATE INDEX "one_time_link_expires_at_idx" ON "one_time_link"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_session_expires_at_idx" ON "sign_in_session"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_throttle_last_failure_at_idx" ON "sign_in_throttle"("last_failure_at");


-- What follows is written by hand: schema.prisma cannot say it.

-- A person has at most one link of a kind that opens anything; a new one has to revoke it first.
CREATE UNIQUE INDEX "one_time_link_one_open" ON "one_time_link"("person_id", "purpose") WHERE "used_at" IS NULL AND "revoked_at" IS NULL;

ALTER TABLE "one_time_link"
  ADD CONSTRAINT "one_time_link_purpose" CHECK ("purpose" IN ('invitation', 'reset')),
  ADD CONSTRAINT "one_time_link_ends_once" CHECK ("used_at" IS NULL OR "revoked_at" IS NULL),
  ADD CONSTRAINT "one_time_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sign_in_try"
  ADD CONSTRAINT "sign_in_try_way" CHECK ("way" IN ('password', 'link', 'oidc'));

-- An organisation that has an active admin keeps one, whichever way roles and deactivations are written. Looked at
-- when the transaction ends, one transaction after the other, so that two cannot each count on the other's admin.
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'deactivation' AND NOT EXISTS (
    SELECT 1 FROM role_grant WHERE person_id = NEW.person_id AND role = 'admin' AND recorded_until IS NULL
  ) THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('keypoint: the last admin'));
  IF NOT EXISTS (
    SELECT 1 FROM role_grant g WHERE g.role = 'admin' AND g.recorded_until IS NULL
      AND NOT EXISTS (SELECT 1 FROM deactivation d WHERE d.person_id = g.person_id AND d.recorded_until IS NULL)
  ) THEN
    RAISE EXCEPTION 'The last active admin stays' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'last_admin';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "last_admin_keeps_role" AFTER UPDATE ON "role_grant" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."role" = 'admin' AND OLD."recorded_until" IS NULL AND (NEW."recorded_until" IS NOT NULL OR NEW."role" <> 'admin'))
  EXECUTE FUNCTION keep_an_admin();
CREATE CONSTRAINT TRIGGER "last_admin_is_not_deleted" AFTER DELETE ON "role_grant" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."role" = 'admin' AND OLD."recorded_until" IS NULL)
  EXECUTE FUNCTION keep_an_admin();
CREATE CONSTRAINT TRIGGER "last_admin_stays_active" AFTER INSERT OR UPDATE ON "deactivation" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."recorded_until" IS NULL)
  EXECUTE FUNCTION keep_an_admin();

-- CreateTable
CREATE TABLE "learning_event" (
    "position" BIGSERIAL NOT NULL,
    "stream_kind" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "release_id" TEXT,
    "locale" TEXT,
    "payload_text" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "learning_event_pkey" PRIMARY KEY ("stream_kind","stream_id","seq")
);

-- CreateTable
CREATE TABLE "stream_head" (
    "stream_kind" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "stream_head_pkey" PRIMARY KEY ("stream_kind","stream_id")
);

-- CreateTable
CREATE TABLE "erasable_value" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "plaintext" TEXT NOT NULL,

    CONSTRAINT "erasable_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "content_blob" (
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "content_blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "catalogue_release" (
    "id" TEXT NOT NULL,
    "manifest" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "catalogue_release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_item" (
    "release_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "blob_sha256" TEXT NOT NULL,
    "meaning_hash" TEXT NOT NULL,

    CONSTRAINT "release_item_pkey" PRIMARY KEY ("release_id","course_id","kind","item_id","locale")
);

-- CreateTable
CREATE TABLE "release_go_live" (
    "number" SERIAL NOT NULL,
    "release_id" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_go_live_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "session_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_profile" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "person_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_address" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "email_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_identity" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deactivation" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "deactivation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "course_id" TEXT,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manager_line" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "manager_id" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "manager_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_group" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_membership" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "group_membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "due_zone" TEXT,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "person_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("person_id","course_id")
);

-- CreateTable
CREATE TABLE "cycle" (
    "person_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "enrolment_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "release_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "cycle_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "cycle_state" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "cycle_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "enrolment_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "assignment_id" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "due_zone" TEXT,
    "recorded_from" TIMESTAMPTZ(3) NOT NULL,
    "recorded_until" TIMESTAMPTZ(3),

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_finish" (
    "person_id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "meaning_hash" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lesson_finish_pkey" PRIMARY KEY ("person_id","cycle_id","lesson_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "person_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "key_point_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "release_id" TEXT NOT NULL,
    "plan_text" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "attempt_result" (
    "person_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "key_point_id" TEXT NOT NULL,
    "responses_text" TEXT NOT NULL,
    "marks_text" TEXT NOT NULL,
    "score_millipoints" INTEGER NOT NULL,
    "max_millipoints" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "graded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_result_pkey" PRIMARY KEY ("person_id","attempt_id")
);

-- CreateTable
CREATE TABLE "attempt_draft" (
    "person_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "response_text" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_draft_pkey" PRIMARY KEY ("person_id","attempt_id","question_id")
);

-- CreateTable
CREATE TABLE "key_point_mastery" (
    "person_id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "key_point_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "score_millipoints" INTEGER NOT NULL,
    "max_millipoints" INTEGER NOT NULL,
    "meaning_hash" TEXT NOT NULL,
    "mastered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_point_mastery_pkey" PRIMARY KEY ("person_id","cycle_id","key_point_id")
);

-- CreateTable
CREATE TABLE "completion" (
    "person_id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "completed_at" TIMESTAMPTZ(3) NOT NULL,
    "score_millipoints" INTEGER NOT NULL,
    "max_millipoints" INTEGER NOT NULL,

    CONSTRAINT "completion_pkey" PRIMARY KEY ("person_id","cycle_id")
);

-- CreateTable
CREATE TABLE "password_credential" (
    "person_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_credential_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "kind" TEXT NOT NULL,
    "key_digest" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_failure_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("kind","key_digest")
);

-- CreateTable
CREATE TABLE "installation_fact" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_fact_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "learning_event_position_key" ON "learning_event"("position");

-- CreateIndex
CREATE INDEX "erasable_value_person_id_idx" ON "erasable_value"("person_id");

-- CreateIndex
CREATE INDEX "person_profile_person_id_idx" ON "person_profile"("person_id");

-- CreateIndex
CREATE INDEX "email_address_person_id_idx" ON "email_address"("person_id");

-- CreateIndex
CREATE INDEX "external_identity_person_id_idx" ON "external_identity"("person_id");

-- CreateIndex
CREATE INDEX "deactivation_person_id_idx" ON "deactivation"("person_id");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE INDEX "manager_line_person_id_idx" ON "manager_line"("person_id");

-- CreateIndex
CREATE INDEX "manager_line_manager_id_idx" ON "manager_line"("manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_group_name_key" ON "staff_group"("name");

-- CreateIndex
CREATE INDEX "group_membership_person_id_idx" ON "group_membership"("person_id");

-- CreateIndex
CREATE INDEX "group_membership_group_id_idx" ON "group_membership"("group_id");

-- CreateIndex
CREATE INDEX "assignment_course_id_idx" ON "assignment"("course_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_id_key" ON "enrolment"("id");

-- CreateIndex
CREATE INDEX "enrolment_course_id_idx" ON "enrolment"("course_id");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_id_key" ON "cycle"("id");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_enrolment_id_number_key" ON "cycle"("enrolment_id", "number");

-- CreateIndex
CREATE INDEX "cycle_state_person_id_course_id_idx" ON "cycle_state"("person_id", "course_id");

-- CreateIndex
CREATE INDEX "cycle_state_course_id_state_idx" ON "cycle_state"("course_id", "state");

-- CreateIndex
CREATE INDEX "obligation_person_id_course_id_idx" ON "obligation"("person_id", "course_id");

-- CreateIndex
CREATE INDEX "obligation_course_id_idx" ON "obligation"("course_id");

-- CreateIndex
CREATE INDEX "obligation_assignment_id_idx" ON "obligation"("assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_id_key" ON "attempt"("id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_cycle_id_key_point_id_number_key" ON "attempt"("cycle_id", "key_point_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_result_attempt_id_key" ON "attempt_result"("attempt_id");

-- CreateIndex
CREATE INDEX "attempt_result_cycle_id_key_point_id_idx" ON "attempt_result"("cycle_id", "key_point_id");

-- CreateIndex
CREATE UNIQUE INDEX "completion_cycle_id_key" ON "completion"("cycle_id");

-- CreateIndex
CREATE INDEX "completion_course_id_idx" ON "completion"("course_id");

-- CreateIndex
CREATE INDEX "sign_in_session_person_id_idx" ON "sign_in_session"("person_id");

-- AddForeignKey
ALTER TABLE "release_item" ADD CONSTRAINT "release_item_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "catalogue_release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_profile" ADD CONSTRAINT "person_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_address" ADD CONSTRAINT "email_address_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deactivation" ADD CONSTRAINT "deactivation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_membership" ADD CONSTRAINT "group_membership_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "staff_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_credential" ADD CONSTRAINT "password_credential_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What follows is written by hand: schema.prisma cannot say it.

-- The record is append-only, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "learning_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "content_blob" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "catalogue_release" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "release_item" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At most one open row of its kind.
CREATE UNIQUE INDEX "cycle_one_open" ON "cycle"("enrolment_id") WHERE "closed_at" IS NULL;
CREATE UNIQUE INDEX "attempt_one_open" ON "attempt"("cycle_id", "key_point_id") WHERE "submitted_at" IS NULL;
CREATE UNIQUE INDEX "person_profile_one_open" ON "person_profile"("person_id") WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "email_address_one_open" ON "email_address"("person_id") WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "email_address_open_address" ON "email_address"("address") WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "external_identity_open_subject" ON "external_identity"("issuer", "subject") WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "deactivation_one_open" ON "deactivation"("person_id") WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "manager_line_one_open" ON "manager_line"("person_id") WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "role_grant_one_open" ON "role_grant"("person_id", "role", coalesce("course_id", '')) WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "group_membership_one_open" ON "group_membership"("person_id", "group_id") WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "obligation_one_open" ON "obligation"("person_id", "assignment_id") WHERE "recorded_until" IS NULL;
CREATE UNIQUE INDEX "cycle_state_one_open" ON "cycle_state"("cycle_id") WHERE "recorded_until" IS NULL;

-- Values that the rules never make.
ALTER TABLE "learning_event"
  ADD CONSTRAINT "learning_event_stream_kind" CHECK ("stream_kind" IN ('learner', 'course', 'organisation')),
  ADD CONSTRAINT "learning_event_actor_kind" CHECK ("actor_kind" IN ('person', 'system', 'operator')),
  ADD CONSTRAINT "learning_event_seq" CHECK ("seq" >= 0);
ALTER TABLE "release_item"
  ADD CONSTRAINT "release_item_kind" CHECK ("kind" IN ('course', 'module', 'lesson', 'key-point', 'question', 'figure'));
ALTER TABLE "role_grant"
  ADD CONSTRAINT "role_grant_role" CHECK ("role" IN ('admin', 'author', 'auditor')),
  ADD CONSTRAINT "role_grant_course" CHECK ("course_id" IS NULL OR "role" = 'author');
ALTER TABLE "manager_line"
  ADD CONSTRAINT "manager_line_not_own_manager" CHECK ("manager_id" <> "person_id");
ALTER TABLE "assignment"
  ADD CONSTRAINT "assignment_target_kind" CHECK ("target_kind" IN ('person', 'group', 'everyone')),
  ADD CONSTRAINT "assignment_target" CHECK (("target_id" IS NULL) = ("target_kind" = 'everyone')),
  ADD CONSTRAINT "assignment_due_zone" CHECK (("due_at" IS NULL) = ("due_zone" IS NULL));
ALTER TABLE "obligation"
  ADD CONSTRAINT "obligation_due_zone" CHECK (("due_at" IS NULL) = ("due_zone" IS NULL));
ALTER TABLE "cycle_state"
  ADD CONSTRAINT "cycle_state_state" CHECK ("state" IN ('not-started', 'in-progress', 'completed'));
ALTER TABLE "attempt_result"
  ADD CONSTRAINT "attempt_result_score" CHECK ("score_millipoints" BETWEEN 0 AND "max_millipoints");
ALTER TABLE "key_point_mastery"
  ADD CONSTRAINT "key_point_mastery_score" CHECK ("score_millipoints" BETWEEN 0 AND "max_millipoints");
ALTER TABLE "completion"
  ADD CONSTRAINT "completion_score" CHECK ("score_millipoints" BETWEEN 0 AND "max_millipoints");

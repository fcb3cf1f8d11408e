-- A report's list by due date and by completion, as server/store/people-in-course.ts sorts it; who has no date comes last.
CREATE INDEX "assigned_learner_by_due" ON "assigned_learner"
  ("course_id", (COALESCE((extract(epoch FROM "due_at" AT TIME ZONE 'UTC') * 1000)::bigint, 9007199254740991)), "name_key", "person_id")
  WHERE "is_active";
CREATE INDEX "assigned_learner_by_completion" ON "assigned_learner"
  ("course_id", (COALESCE((extract(epoch FROM "completed_at" AT TIME ZONE 'UTC') * 1000)::bigint, 9007199254740991)), "name_key", "person_id")
  WHERE "is_active";

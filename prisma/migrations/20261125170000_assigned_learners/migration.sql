-- CreateTable
CREATE TABLE "assigned_learner" (
    "person_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "due_zone" TEXT,
    "completed_at" TIMESTAMPTZ(3),
    "score_millipoints" INTEGER,
    "max_millipoints" INTEGER,

    CONSTRAINT "assigned_learner_pkey" PRIMARY KEY ("person_id","course_id")
);

-- What follows is written by hand.

-- A list by name, page by page, and the numbers above it.
CREATE INDEX "assigned_learner_by_name" ON "assigned_learner" ("course_id", "name_key", "person_id") WHERE "is_active";
CREATE INDEX "assigned_learner_counts" ON "assigned_learner" ("course_id", "is_active", "state", "due_at");

-- An open state's row by its cycle is found through cycle_state_one_open; a person's open obligations by this.
CREATE INDEX "obligation_open_of_person" ON "obligation" ("person_id", "course_id", "due_at", "due_zone") WHERE "recorded_until" IS NULL;

INSERT INTO "assigned_learner"
SELECT due.person_id, due.course_id,
  NOT EXISTS (SELECT 1 FROM deactivation x WHERE x.person_id = due.person_id AND x.recorded_until IS NULL),
  fold_text(profile.display_name), COALESCE(latest.state, 'not-started'), due.due_at, due.due_zone,
  done.completed_at, done.score_millipoints, done.max_millipoints
FROM (
  SELECT DISTINCT ON (o.person_id, o.course_id) o.person_id, o.course_id, o.due_at, o.due_zone
  FROM obligation o WHERE o.recorded_until IS NULL
  ORDER BY o.person_id, o.course_id, o.due_at, o.due_zone) due
JOIN person_profile profile ON profile.person_id = due.person_id AND profile.recorded_until IS NULL
LEFT JOIN LATERAL (
  SELECT c.id, s.state FROM cycle c JOIN cycle_state s ON s.cycle_id = c.id AND s.recorded_until IS NULL
  WHERE c.person_id = due.person_id AND c.course_id = due.course_id
  ORDER BY c.number DESC LIMIT 1) latest ON true
LEFT JOIN completion done ON done.person_id = due.person_id AND done.cycle_id = latest.id;

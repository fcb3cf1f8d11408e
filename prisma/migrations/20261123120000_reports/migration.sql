-- What a text is sorted and searched by: without accents and case, the same on every server.
CREATE FUNCTION fold_text(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(regexp_replace(normalize($1, NFD), '[' || chr(768) || '-' || chr(879) || ']', '', 'g')) COLLATE "C";

-- People by name, page by page.
CREATE INDEX "person_profile_by_name" ON "person_profile" (fold_text("display_name") COLLATE "C", "person_id") WHERE "recorded_until" IS NULL;

-- Whom a course is asked of, and until when.
CREATE INDEX "obligation_open" ON "obligation" ("course_id", "person_id", "due_at", "due_zone") WHERE "recorded_until" IS NULL;
CREATE INDEX "obligation_open_of_assignment" ON "obligation" ("assignment_id", "person_id") WHERE "recorded_until" IS NULL;

-- A person's latest cycle of a course.
CREATE INDEX "cycle_of_course" ON "cycle" ("course_id", "person_id", "number" DESC);

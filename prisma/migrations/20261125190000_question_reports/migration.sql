-- CreateTable
CREATE TABLE "question_report" (
    "person_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "key_point_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "text" TEXT,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_report_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "question_report_resolution" (
    "person_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "resolved_by" TEXT NOT NULL,
    "note" TEXT,
    "resolved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_report_resolution_pkey" PRIMARY KEY ("person_id","report_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "question_report_id_key" ON "question_report"("id");

-- CreateIndex
CREATE INDEX "question_report_course_id_reported_at_idx" ON "question_report"("course_id", "reported_at");

-- CreateIndex
CREATE UNIQUE INDEX "question_report_attempt_id_question_id_key" ON "question_report"("attempt_id", "question_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_report_resolution_report_id_key" ON "question_report_resolution"("report_id");

-- What follows is written by hand: schema.prisma cannot say it.
ALTER TABLE "question_report"
  ADD CONSTRAINT "question_report_category" CHECK ("category" IN ('unclear', 'answers', 'lesson', 'language', 'display', 'other'));

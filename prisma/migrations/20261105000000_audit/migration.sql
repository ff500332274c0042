-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "session_id" UUID,
    "user_id" UUID,
    "epoch" INTEGER,
    "generation" INTEGER,
    "row" INTEGER,
    "detail" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "audit_event_session_id_idx" ON "audit_event"("session_id");

-- CreateIndex
CREATE INDEX "audit_event_user_id_idx" ON "audit_event"("user_id");

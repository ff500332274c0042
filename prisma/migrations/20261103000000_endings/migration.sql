-- CreateTable
CREATE TABLE "ending" (
    "session_id" UUID NOT NULL,
    "lowest_living_epoch" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ending_pkey" PRIMARY KEY ("session_id")
);

-- CreateIndex
CREATE INDEX "ending_at_idx" ON "ending"("at");

-- CreateIndex
CREATE INDEX "session_absolute_expires_at_idx" ON "session"("absolute_expires_at");

-- What ended lately, before there was a table of it.
INSERT INTO "ending" ("session_id", "lowest_living_epoch", "at")
SELECT "id",
       CASE WHEN "revoked_at" IS NOT NULL THEN 'Infinity'::float8
            WHEN "frozen_at" IS NOT NULL THEN "epoch" + 1
            ELSE "epoch" END,
       GREATEST("revoked_at", "frozen_at", "epoch_at")
FROM "session"
WHERE "revoked_at" IS NOT NULL OR "frozen_at" IS NOT NULL OR "epoch" > 0;

-- Every replica hears of an ending when its transaction commits, whichever statement made it.
CREATE FUNCTION "announce_ending"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('wugan_endings', concat_ws(' ', NEW."session_id", NEW."lowest_living_epoch",
    floor(extract(epoch FROM NEW."at") * 1000)));
  RETURN NULL;
END $$;

CREATE TRIGGER "announce" AFTER INSERT OR UPDATE ON "ending"
FOR EACH ROW EXECUTE FUNCTION "announce_ending"();

CREATE FUNCTION "record_ending"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lowest DOUBLE PRECISION := 'Infinity';
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."revoked_at" IS NULL THEN
    lowest := NEW."epoch" + CASE WHEN NEW."frozen_at" IS NULL THEN 0 ELSE 1 END;
  END IF;
  INSERT INTO "ending" AS known ("session_id", "lowest_living_epoch", "at")
  VALUES (OLD."id", lowest, clock_timestamp())
  ON CONFLICT ("session_id") DO UPDATE
    SET "lowest_living_epoch" = GREATEST(known."lowest_living_epoch", excluded."lowest_living_epoch"),
        "at" = excluded."at";
  RETURN NULL;
END $$;

-- A refresh sets none of these columns, so it never even asks whether the trigger is to run.
CREATE TRIGGER "record_ending" AFTER UPDATE OF "revoked_at", "frozen_at", "epoch" ON "session"
FOR EACH ROW
WHEN ((OLD."revoked_at", OLD."frozen_at", OLD."epoch")
  IS DISTINCT FROM (NEW."revoked_at", NEW."frozen_at", NEW."epoch"))
EXECUTE FUNCTION "record_ending"();

-- A living session that is deleted, with its user for instance, has ended as well.
CREATE TRIGGER "record_deletion" AFTER DELETE ON "session"
FOR EACH ROW WHEN (OLD."revoked_at" IS NULL AND OLD."absolute_expires_at" > now())
EXECUTE FUNCTION "record_ending"();

-- AlterTable
ALTER TABLE "user" ADD COLUMN "disabled_at" TIMESTAMPTZ(3),
ADD COLUMN "unionid" TEXT;

-- A unionid that two users have stays without an owner: nobody is merged by a migration.
UPDATE "user" SET "unionid" = sole."unionid"
FROM (
  SELECT "unionid", min("user_id"::text)::uuid AS "user_id" FROM "identity"
  WHERE "unionid" IS NOT NULL
  GROUP BY "unionid" HAVING count(DISTINCT "user_id") = 1
) AS sole
WHERE "user"."id" = sole."user_id" AND NOT EXISTS (
  SELECT FROM "identity" AS other
  WHERE other."user_id" = sole."user_id" AND other."unionid" <> sole."unionid"
);

-- CreateIndex
CREATE UNIQUE INDEX "user_unionid_key" ON "user"("unionid");

-- Whoever disables a user ends their sessions, whichever statement does it. Each statement in here
-- sees what was committed before it: also the session of a sign-in that this update waited for.
CREATE FUNCTION "end_sessions_of_user"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "session" WHERE "user_id" = NEW."id" AND "revoked_at" IS NULL
  ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "session" SET "revoked_at" = clock_timestamp(), "end_reason" = 'user_disabled'
  WHERE "user_id" = NEW."id" AND "revoked_at" IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER "end_sessions" AFTER UPDATE OF "disabled_at" ON "user"
FOR EACH ROW WHEN (OLD."disabled_at" IS NULL AND NEW."disabled_at" IS NOT NULL)
EXECUTE FUNCTION "end_sessions_of_user"();

ALTER TABLE "two_factors" ADD COLUMN "last_used_step" integer;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "user_agent" text;--> statement-breakpoint
CREATE INDEX "verifications_of_user" ON "verifications" USING btree ("value") WHERE "verifications"."identifier" like 'trust-device-%' or "verifications"."identifier" like '2fa-%';
ALTER TABLE "sessions" ALTER COLUMN "confirmed_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "security_epoch" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "security_epoch" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "user_id" uuid;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "server_request_id" uuid;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "verifications_by_user" ON "verifications" USING btree ("user_id","purpose");--> statement-breakpoint
UPDATE "sessions" SET "user_agent" = left("user_agent", 500) WHERE length("user_agent") > 500;--> statement-breakpoint
UPDATE "verifications" SET "user_id" = "users"."id", "purpose" = 'link' FROM "users" WHERE "users"."id"::text = substring("verifications"."value" from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}') AND "verifications"."identifier" NOT LIKE 'trust-device-%' AND "verifications"."identifier" NOT LIKE '2fa-%';--> statement-breakpoint
UPDATE "verifications" SET "user_id" = "users"."id", "purpose" = CASE WHEN "verifications"."identifier" LIKE 'trust-device-%' THEN 'trusted-browser' ELSE 'pending-sign-in' END FROM "users" WHERE "users"."id"::text = "verifications"."value" AND ("verifications"."identifier" LIKE 'trust-device-%' OR "verifications"."identifier" LIKE '2fa-%');

CREATE TABLE "preferences" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"time_zone" text,
	"week_starts_on" smallint,
	"hour_cycle" text,
	"start_page" text,
	"kept_zones" text[] DEFAULT '{}' NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
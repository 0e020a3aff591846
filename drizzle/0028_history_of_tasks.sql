CREATE TABLE "task_changes" (
	"user_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"is_by_service" boolean NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "task_changes_user_id_task_id_version_pk" PRIMARY KEY("user_id","task_id","version")
);
--> statement-breakpoint
ALTER TABLE "task_changes" ADD CONSTRAINT "task_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_changes_by_time" ON "task_changes" USING brin ("at");
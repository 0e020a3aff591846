CREATE TABLE "reminder_sends" (
	"user_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"moment" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "reminder_sends_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"at" timestamp(3) with time zone,
	"minutes_before" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp(3) with time zone,
	CONSTRAINT "reminders_user_id_id_pk" PRIMARY KEY("user_id","id"),
	CONSTRAINT "reminders_at_one_moment" CHECK (num_nonnulls(at, minutes_before) = 1)
);
--> statement-breakpoint
ALTER TABLE "reminder_sends" ADD CONSTRAINT "reminder_sends_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_sends" ADD CONSTRAINT "reminder_sends_of_reminder" FOREIGN KEY ("user_id","id") REFERENCES "public"."reminders"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminders_id" ON "reminders" USING btree ("id");--> statement-breakpoint
CREATE INDEX "reminders_by_change" ON "reminders" USING btree ("user_id","seq","id");--> statement-breakpoint
CREATE INDEX "reminders_of_task" ON "reminders" USING btree ("user_id","task_id");--> statement-breakpoint
CREATE INDEX "reminders_by_time" ON "reminders" USING btree ("at") WHERE at is not null and deleted_at is null;

ALTER TABLE "preferences" ADD COLUMN "reminder_time" text;--> statement-breakpoint
ALTER TABLE "preferences" ADD COLUMN "reminders_by_mail" boolean;
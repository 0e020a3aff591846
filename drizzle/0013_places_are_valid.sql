ALTER TABLE "tasks" VALIDATE CONSTRAINT "tasks_in_project";--> statement-breakpoint
ALTER TABLE "tasks" VALIDATE CONSTRAINT "tasks_in_section";--> statement-breakpoint
ALTER TABLE "tasks" VALIDATE CONSTRAINT "tasks_in_section_of_project";

DROP INDEX CONCURRENTLY IF EXISTS "tasks_by_project";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "tasks_by_project" ON "tasks" USING btree ("user_id","project_id","section_id") WHERE project_id is not null;

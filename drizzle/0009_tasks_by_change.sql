DROP INDEX CONCURRENTLY IF EXISTS "tasks_by_change";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "tasks_by_change" ON "tasks" USING btree ("user_id","seq","id");

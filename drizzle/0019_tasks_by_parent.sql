DROP INDEX CONCURRENTLY IF EXISTS "tasks_by_parent";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "tasks_by_parent" ON "tasks" USING btree ("user_id","parent_id") WHERE parent_id is not null;

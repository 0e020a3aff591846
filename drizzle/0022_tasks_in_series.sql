DROP INDEX CONCURRENTLY IF EXISTS "tasks_in_series";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "tasks_in_series" ON "tasks" USING btree ("user_id","series_id") WHERE series_id is not null;

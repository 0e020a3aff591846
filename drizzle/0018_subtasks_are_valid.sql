ALTER TABLE "tasks" VALIDATE CONSTRAINT "tasks_below_task";

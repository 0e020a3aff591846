import type { Page } from "@playwright/test";
import type { Api } from "./people";
import type { TaskPages } from "./task-pages";

/** Adds "Write the report" with the tag "work" and opens it in the panel. Returns its id. */
export async function openNew(page: Page, tasks: TaskPages, api: Api): Promise<string> {
  const { id } = await api.tasks.create.mutate({ title: "Write the report", tags: ["work"] });
  await page.goto("/tasks");
  await tasks.open("Write the report");
  return id;
}

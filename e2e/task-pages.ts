import type { Page } from "@playwright/test";

/** The pages with tasks, as a person names what is on them. */
export class TaskPages {
  constructor(readonly page: Page) {}
}

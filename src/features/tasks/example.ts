import type { Task } from "./table";

/** The example task in documents, previews and tests, which change the fields they need. */
export const exampleTask: Task = {
  id: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51",
  userId: "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f",
  title: "Water the plants",
  description: "The fern needs more than the others.",
  completed: false,
  completedAt: null,
  priority: "high",
  dueOn: "2026-11-20",
  dueAt: null,
  deadlineOn: "2026-11-22",
  tags: ["home", "weekly"],
  projectId: null,
  sectionId: null,
  parentId: null,
  position: "a1V",
  repeat: "FREQ=WEEKLY;BYDAY=FR",
  seriesId: "0198a1b6-1f40-7a11-8c5e-2f7d9b3c4e60",
  version: 1,
  createdAt: "2026-11-19T08:30:00.000Z",
  updatedAt: "2026-11-19T08:30:00.000Z",
  deletedAt: null,
};

import type { Comment } from "./table";

/** The example comment in documents and tests, which change the fields they need. */
export const exampleComment: Comment = {
  id: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a90",
  userId: "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f",
  taskId: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51",
  text: "The fern had dry leaves today.",
  editedAt: null,
  version: 1,
  createdAt: "2026-11-19T08:30:00.000Z",
  updatedAt: "2026-11-19T08:30:00.000Z",
  deletedAt: null,
};

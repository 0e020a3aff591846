import type { SavedView } from "./table";

/** The example view in documents and tests, which change the fields they need. */
export const exampleView: SavedView = {
  id: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a80",
  userId: "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f",
  name: "Urgent at home",
  icon: "star",
  path: "/tasks",
  filter: "priority=high&tags=home",
  position: "a0",
  version: 1,
  createdAt: "2026-11-19T08:30:00.000Z",
  updatedAt: "2026-11-19T08:30:00.000Z",
  deletedAt: null,
};

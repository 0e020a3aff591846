import type { ColoredTag } from "./table";

/** The example tag in documents and tests, which change the fields they need. */
export const exampleTag: ColoredTag = {
  id: "6a1f3c9e-0d24-8b7a-8c55-3e9d1f7a2b60",
  userId: "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f",
  tag: "home",
  color: "teal",
  version: 1,
  createdAt: "2026-11-19T08:30:00.000Z",
  updatedAt: "2026-11-19T08:30:00.000Z",
  deletedAt: null,
};

import type { Resource } from "~/server/operations/operation";
import { sessionRow, type SessionRow } from "./schema";

const example: SessionRow = {
  id: "5d0c7a52-93fb-4c0e-a1e4-8f4f3f1f7b20",
  device: "Chrome on Linux",
  network: "192.0.2.x",
  isSameNetwork: true,
  isCurrent: true,
  createdAt: "2026-11-19T08:30:00.000Z",
  lastUsedAt: "2026-11-20T09:25:00.000Z",
  expiresAt: "2026-11-26T08:30:00.000Z",
};

/** A session in the public API, without its token. */
export const sessionResource: Resource = {
  name: "Session",
  description: "A signed-in device or browser.",
  row: sessionRow,
  example,
  hidden: [],
  unions: {},
};

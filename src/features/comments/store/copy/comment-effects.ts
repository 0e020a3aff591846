import type { Replayable } from "~/client/sync/command";
import type { ServerEffects } from "~/client/sync/kinds/server-rows";

export type OfComments = Extract<Replayable, `comments.${string}`>;

/** The effects of commands on a comment as this device shows it. Its own texts always win here; the server decides about conflicts. */
export const commentEffects: ServerEffects<OfComments, "comments"> = {
  "comments.create": (comment, { id, taskId, text }, given) => {
    if (comment !== undefined || id === undefined) return comment;
    const { at, userId } = given;
    const moments = { editedAt: null, version: 1, createdAt: at, updatedAt: at, deletedAt: null };
    return { id, userId, taskId: given.look("tasks", taskId)?.seriesId ?? taskId, text, ...moments };
  },
  "comments.update": (comment, { text }, { at }) =>
    comment?.deletedAt === null && comment.text !== text ? { ...comment, text, editedAt: at, updatedAt: at } : comment,
  "comments.delete": (comment, _input, { at }) => comment && { ...comment, deletedAt: comment.deletedAt ?? at },
  "comments.restore": (comment) => comment && { ...comment, deletedAt: null },
};

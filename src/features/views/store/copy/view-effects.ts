import type { Command, Replayable } from "~/client/sync/command";
import type { ServerEffects } from "~/client/sync/kinds/server-rows";
import { tagEffectsOnViews } from "~/features/tasks/store/tags/views-along";

export type OfViews = Extract<Replayable, `views.${string}`>;
/** An act of a user on a saved view. */
export type ViewCommand = Command<OfViews>;

/** The effects of commands on a saved view as this device shows it. Its own names always win here; the server decides about conflicts. */
export const viewEffects: ServerEffects<OfViews | "tasks.renameTag", "views"> = {
  "views.create": (view, { id, name, icon = "filter", path, filter, position }, { at, userId }) => {
    if (view !== undefined || id === undefined || position === undefined) return view;
    const dates = { createdAt: at, updatedAt: at, deletedAt: null };
    return { id, userId, name, icon, path, filter, position, version: 1, ...dates };
  },
  "views.update": (view, { name, icon, filter }, { at }) =>
    view && {
      ...view,
      name: name ?? view.name,
      icon: icon ?? view.icon,
      filter: filter ?? view.filter,
      updatedAt: at,
    },
  "views.move": (view, { position }) => (view?.deletedAt === null ? { ...view, position } : view),
  "views.delete": (view, _input, { at }) => view && { ...view, deletedAt: view.deletedAt ?? at },
  "views.restore": (view) => view && { ...view, deletedAt: null },
  ...tagEffectsOnViews,
};

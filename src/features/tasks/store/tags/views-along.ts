import type { Command, CommandInputs, Given } from "~/client/sync/command";
import type { IdsIn } from "~/client/sync/kinds/kinds";
import type { ServerRows } from "~/client/sync/kinds/server-rows";
import { mayNameTags, retaggedFilter } from "../../tags/retagged-filter";

type View = ServerRows["views"];

/** What a command about a tag does to a saved view, exactly as on the server. */
export const tagEffectsOnViews = {
  "tasks.renameTag": (view: View | undefined, { tag, to }: CommandInputs["tasks.renameTag"], { at }: Given) => {
    if (view === undefined) return view;
    const filter = retaggedFilter(view.filter, tag, to);
    return filter === view.filter ? view : { ...view, filter, updatedAt: at };
  },
};

/** The index of the views that may name tags. */
export const indexByTags = { tagged: ({ filter }: View) => (mayNameTags(filter) ? "any" : null) };

/** The views that commands about a tag may change: all that name any, because an earlier command may have renamed one of theirs. */
export const viewsAlongTags = { "tasks.renameTag": (_input: unknown, idsIn: IdsIn) => idsIn("tagged", "any") };

/** Returns whether a command may give a view a filter that names tags. */
export const givesTagsToView = ({ procedure, input }: Command) =>
  (procedure === "views.create" || procedure === "views.update") && mayNameTags(input.filter ?? "");

"use client";

import { useState } from "react";
import { fold } from "~/shared/text/fold";
import { NameDialog } from "~/ui/overlays/name-dialog";
import { enterTags } from "../../list/filters/tag-entry";
import { useTaskTags } from "../../store/copy/use-copied";
import { useTagActions } from "./use-tag-actions";

/** Shows the form for the name of a tag, which says when it would merge two. */
export function TagForm({ tag, onClose }: { tag: string; onClose: () => void }) {
  const { rename } = useTagActions();
  const known = useTaskTags();
  const [name, setName] = useState(tag);
  const written = name.trim();
  const isOther = fold(written) !== fold(tag);
  const other = isOther ? known.find((each) => fold(each.tag) === fold(written))?.tag : undefined;
  const { tags, error } = enterTags([], written);
  const [to] = tags;
  const fault = written.includes(",") ? "A tag cannot hold a comma." : (error ?? (to ? undefined : "Enter a name."));
  const save = () => {
    if (to !== undefined && to !== tag) rename(tag, other ?? to);
  };
  return (
    <NameDialog
      title="Rename tag"
      submit={other === undefined ? "Rename" : "Merge"}
      name={name}
      onName={setName}
      check={() => fault}
      onSave={save}
      onClose={onClose}
      field={{ autoCapitalize: "none", dir: "auto" }}
    >
      <output className="text-sm text-muted">
        {other === undefined
          ? "It is renamed in every task that has it, completed and deleted ones too, and in saved views."
          : `There is a tag @${other} already. Every task with @${tag} will have @${other} instead.`}
      </output>
    </NameDialog>
  );
}

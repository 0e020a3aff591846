import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "~/client/sync/command";
import { viewIcons } from "~/features/views/constants";
import { newUuid } from "~/shared/uuidv7";
import { signUp } from "~/testing/people/people";
import { newClient } from "~/testing/sync/client";
import { pulledCopy } from "~/testing/sync/pulled-copy";
import { call, expectShownAsCarriedOut } from "~/testing/sync/waiting-property";

const name = fc.constantFrom("Urgent", "At home", "Étude");
const icon = fc.constantFrom(...viewIcons);
const position = fc.constantFrom("a0", "a1", "a1V");
const tag = fc.constantFrom("home", "Home", "büro", "work", "a & b");
const filter = fc.constantFrom(
  "",
  "priority=high",
  "tags=home",
  "tags=Home&tags=work&sort=title",
  "tagsAny=b%C3%BCro&tagsAny=home",
  "search=home&tagsNone=a+%26+b&group=tag",
);

/** Changes that a user may make to these views, and to the tags that they name. */
function anyCommand(ids: readonly string[]): fc.Arbitrary<Command> {
  const id = fc.constantFrom(...ids);
  const path = fc.constantFrom("/tasks", "/today");
  return fc.oneof(
    call("views.create", fc.record({ id, name, icon, path, filter, position })),
    call("views.update", fc.record({ id, name, icon, was: fc.constant({}) })),
    call("views.update", fc.record({ id, filter })),
    call("views.move", fc.record({ id, position })),
    call("views.delete", fc.record({ id })),
    call("views.restore", fc.record({ id })),
    call("tasks.renameTag", fc.record({ tag, to: tag })),
    call("tasks.deleteTag", fc.record({ tag })),
  );
}

/** Returns the views as they are shown, without the fields that the server sets. */
const viewsIn = ({ views }: ReturnType<typeof pulledCopy>["kinds"]) =>
  views.store
    .list()
    .map(({ deletedAt, version: _version, updatedAt: _updatedAt, ...view }) =>
      Object.assign(view, { isTrashed: deletedAt !== null }),
    );

test("views with commands on top are those of the server once it has carried them out", async () => {
  let retagged = 0;
  await expectShownAsCarriedOut({
    newIds: (ids) => ids(3),
    // A device without all rows does not know that a view does not exist.
    plant: (ids) =>
      ids.map((id) => ({
        procedure: "views.create",
        input: { id, name: "Urgent", path: "/tasks", filter: "tags=home" },
      })),
    commandOf: anyCommand,
    rowsIn: viewsIn,
    onRun: ({ acts, known, shown }) => {
      const isRenamed = acts.some(({ procedure }) => procedure === "tasks.renameTag");
      if (isRenamed && shown.some((view, at) => view.filter !== known[at]?.filter)) retagged += 1;
    },
  });
  expect(retagged).toBeGreaterThan(5);
});

test("a view that is given a tag on this device follows when the tag is renamed there, before the server knows of either", async () => {
  const ada = await signUp();
  const client = newClient(ada);
  const id = newUuid();
  await client.push([
    client.command("views.create", { id, name: "Urgent", path: "/tasks", filter: "", position: "a0" }),
  ]);
  const copy = pulledCopy(ada);
  await copy.pull();
  const at = new Date().toISOString();
  copy.show([
    { command: { procedure: "views.update", input: { id, filter: "tags=home" } }, at },
    { command: { procedure: "tasks.renameTag", input: { tag: "home", to: "house" } }, at },
  ]);
  expect(viewsIn(copy.kinds)).toMatchObject([{ id, filter: "tags=house" }]);
});

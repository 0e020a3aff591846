import fc from "fast-check";
import type { Command } from "~/client/sync/command";
import { colors } from "~/shared/rows/colors";

const name = fc.constantFrom("Home", "Work", "Étude");
const position = fc.constantFrom("a0", "a1", "a1V");
const color = fc.constantFrom(...colors);

/** The rows that random commands are about. */
interface Rows {
  projects: readonly string[];
  sections: readonly string[];
  tasks: readonly string[];
}

const call = <Procedure extends Command["procedure"], Input>(procedure: Procedure, input: fc.Arbitrary<Input>) =>
  fc.record({ procedure: fc.constant(procedure), input });

/** Changes of projects, their sections and the tasks in them. Each section is given a project of its own. */
export function randomPlaceCommand({ projects, sections, tasks }: Rows): fc.Arbitrary<Command> {
  const project = fc.constantFrom(...projects);
  const section = fc.constantFrom(...sections);
  const task = fc.constantFrom(...tasks);
  const projectOf = (id: string) => projects[sections.indexOf(id) % projects.length] ?? "";
  const some = fc.uniqueArray(task, { minLength: 1, maxLength: 3 });
  const target = fc.oneof(fc.record({ parentId: task, position }), fc.constant({ parentId: null, projectId: null }));
  const place = fc.oneof(
    fc.constant({ projectId: null }),
    fc.constant({ sectionId: null }),
    fc.record({ projectId: project }),
    section.map((sectionId) => ({ projectId: projectOf(sectionId), sectionId })),
  );
  return fc.oneof(
    call("projects.create", fc.record({ id: project, name, color, position })),
    call("projects.update", fc.record({ id: project, name, was: fc.constant({}) })),
    call("projects.update", fc.record({ id: project, archived: fc.boolean() })),
    call("projects.move", fc.record({ id: project, position })),
    call("projects.delete", fc.record({ id: project })),
    call("projects.restore", fc.record({ id: project })),
    call(
      "sections.create",
      fc
        .record({ id: section, name, position })
        .map((given) => Object.assign(given, { projectId: projectOf(given.id) })),
    ),
    call("sections.update", fc.record({ id: section, name })),
    call("sections.move", fc.record({ id: section, position })),
    call("sections.delete", fc.record({ id: section })),
    call("sections.restore", fc.record({ id: section })),
    call(
      "tasks.create",
      fc
        .record({ id: task, title: name, place, parentId: fc.option(task) })
        .map(({ place: given, ...input }) => Object.assign(input, given)),
    ),
    call(
      "tasks.update",
      fc.record({ id: task, place }).map(({ place: given, ...input }) => Object.assign(input, given)),
    ),
    call(
      "tasks.move",
      fc.oneof(
        fc.record({
          id: task,
          parentId: fc.option(task, { freq: 5 }),
          position: fc.option(position, { nil: undefined }),
        }),
        fc.record({ id: task, position }),
        fc.record({ id: task, place }).map(({ place: given, ...input }) => Object.assign(input, given)),
      ),
    ),
    call(
      "tasks.moveMany",
      fc.oneof(fc.record({ ids: some, parentId: task }), fc.tuple(some, task, target).map(moveOfMany)),
    ),
    call("tasks.update", fc.record({ id: task, completed: fc.boolean() })),
    call("tasks.update", fc.record({ id: task, sectionId: fc.constant(null) })),
    call("tasks.setCompleted", fc.record({ id: task, completed: fc.boolean() })),
    call("tasks.delete", fc.record({ id: task })),
    call("tasks.restore", fc.record({ id: task })),
  );
}

/** Returns a move of tasks below another one, and of the first of them elsewhere. */
const moveOfMany = <Target extends object>([ids, parentId, target]: [string[], string, Target]) => ({
  ids,
  parentId,
  each: [Object.assign({ ids: ids.slice(0, 1) }, target)],
});

import { uuidv7 } from "uuidv7";
import { expect } from "vitest";
import { eventually } from "../eventually";
import type { Person } from "../people/people";
import { callerAs } from "../server/caller";
import type { Tab } from "./browser";

/** A command that adds a task. */
export const titled = (title: string) => ({ procedure: "tasks.create" as const, input: { id: uuidv7(), title } });

/** A command that changes the title of a task, which was `was`. */
export const edited = (id: string, title: string, was: string) => ({
  procedure: "tasks.update" as const,
  input: { id, title, was: { title: was } },
});

/** Waits until none of these tabs has a command without an outcome. */
export const nothingWaits = (...tabs: Tab[]) =>
  eventually(() => expect(tabs.map(({ copy }) => copy.outbox.read().waiting)).toEqual(tabs.map(() => 0)));

/** Returns the titles of a user's tasks on the server, in alphabetical order. */
export const titlesOf = async (person: Person): Promise<string[]> =>
  (await callerAs(person).tasks.list.query({ sort: "title", order: "asc" })).items.map(({ title }) => title);

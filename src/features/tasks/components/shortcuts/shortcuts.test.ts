import { expect, test } from "vitest";
import { isSingleKey } from "./single-keys";
import { nameOfKey } from "./key-name";
import { boardShortcuts, calendarShortcuts } from "./layout-shortcuts";
import { commandOf, meantKey, shortcutGroups, shortcuts, shownKeys } from "./shortcuts";

const press = (key: string, held: Partial<Parameters<typeof nameOfKey>[0]> = {}) =>
  nameOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

test("keys have one name, whatever the case, with Ctrl or Cmd", () => {
  expect(press("J")).toBe("j");
  expect(press(" ")).toBe("Space");
  expect(press("z", { ctrlKey: true })).toBe("Mod+z");
  expect(press("z", { metaKey: true })).toBe("Mod+z");
});

test("a key after g goes to a list; without g it keeps its own meaning", () => {
  expect(commandOf("t", "g")).toBe("today");
  expect(commandOf("c", "g")).toBe("completed");
  expect(commandOf("c", undefined)).toBe("add");
  expect(commandOf("c", "x")).toBe("add");
  expect(commandOf("t", undefined)).toBeUndefined();
});

test("a modifier makes another key, and leaves the browser's own shortcuts alone", () => {
  expect(commandOf("Mod+c", undefined)).toBeUndefined();
  expect(commandOf("Alt+d", undefined)).toBeUndefined();
});

test("Shift makes another key of a letter, but not of a character that it produces", () => {
  expect(press("Z", { ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+z");
  expect(commandOf("Mod+Shift+z", undefined)).toBe("redo");
  expect(commandOf("Mod+z", undefined)).toBe("undo");
  expect(commandOf(press("J", { shiftKey: true }), undefined)).toBe("extendDown");
  expect(commandOf(press("E", { shiftKey: true }), undefined)).toBeUndefined();
  expect(commandOf(press("Delete", { shiftKey: true }), undefined)).toBeUndefined();
  expect(commandOf(press("z", { ctrlKey: true, metaKey: true }), undefined)).toBeUndefined();
  expect(commandOf(press("z", { ctrlKey: true, altKey: true }), undefined)).toBeUndefined();
  expect(commandOf(press("?", { shiftKey: true }), undefined)).toBe("help");
});

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const meant = (key: string, code: string, held: Partial<typeof plain> = {}, before?: string) =>
  commandOf(meantKey({ key, code, ...plain, ...held }, before), before);

test.each([
  ["Russian", "о", "KeyJ", "next"],
  ["Hebrew", "ב", "KeyC", "add"],
  ["Greek, whose Q is a semicolon", ";", "KeyQ", "add"],
  ["Arabic", "١", "Digit1", "high"],
  ["French, whose digits need Shift", "&", "Digit1", "high"],
  ["a dead key", "Dead", "KeyE", "edit"],
] as const)("on a keyboard without the Latin letter its place counts: %s", (_layout, key, code, command) => {
  expect(meant(key, code)).toBe(command);
});

test("where the layout has the letter, or the character is bound, it alone counts", () => {
  expect(meant("j", "KeyC")).toBe("next");
  expect(meant("w", "KeyJ")).toBeUndefined();
  expect(meant("/", "KeyQ")).toBe("search");
  expect(meant("1", "Digit1", { shiftKey: true })).toBe("high");
  expect(meant("!", "Digit1", { shiftKey: true })).toBeUndefined();
  expect(meant("О", "KeyJ", { shiftKey: true })).toBe("extendDown");
  expect(meant("У", "KeyE", { shiftKey: true })).toBeUndefined();
  expect(meant("я", "KeyZ", { ctrlKey: true })).toBe("undo");
  expect(meant("Я", "KeyZ", { ctrlKey: true, shiftKey: true })).toBe("redo");
  expect(meant("Enter", "Enter")).toBe("open");
});

test("two keys in a row are found by their position, too", () => {
  const first = meantKey({ key: "п", code: "KeyG", ...plain }, undefined);
  expect(first).toBe("g");
  expect(meant("е", "KeyT", {}, first)).toBe("today");
});

test("no key is bound twice", () => {
  const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test("a board and a calendar bind no key twice, each with a label of its own and short names", () => {
  for (const table of [boardShortcuts, calendarShortcuts]) {
    const keys: string[] = table.flatMap((shortcut) => [...shortcut.keys]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(table.map(({ label }) => label)).size).toBe(table.length);
    for (const key of keys) expect(shownKeys(key, "Ctrl")).not.toMatch(/Arrow|Page/);
    for (const { group } of table) expect(shortcutGroups).toContain(group);
  }
});

test("keys that make a character are single keys, alone, in a row or with Shift", () => {
  for (const name of ["q", "?", "1", "é", "g t", "Shift+d"]) expect(isSingleKey(name)).toBe(true);
  for (const name of ["Mod+k", "Alt+ArrowUp", "Space", "Enter", "Escape", "ArrowDown", "Mod+Shift+z"])
    expect(isSingleKey(name)).toBe(false);
});

import { expect, test } from "vitest";
import { commandOf, nameOfKey, shortcuts } from "./shortcuts";

const press = (key: string, held: Partial<Parameters<typeof nameOfKey>[0]> = {}) =>
  nameOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

test("keys have one name, whatever the case and whichever of Ctrl and Cmd", () => {
  expect(press("J")).toBe("j");
  expect(press(" ")).toBe("Space");
  expect(press("z", { ctrlKey: true })).toBe("Mod+z");
  expect(press("z", { metaKey: true })).toBe("Mod+z");
});

test("a key after g goes somewhere; without g it does what it does alone", () => {
  expect(commandOf("t", "g")).toBe("today");
  expect(commandOf("c", "g")).toBe("completed");
  expect(commandOf("c", undefined)).toBe("add");
  expect(commandOf("c", "x")).toBe("add");
  expect(commandOf("t", undefined)).toBeUndefined();
});

test("a modifier makes it another key, and the browser keeps its own", () => {
  expect(commandOf("Mod+c", undefined)).toBeUndefined();
  expect(commandOf("Alt+d", undefined)).toBeUndefined();
});

test("no key is bound twice", () => {
  const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

import { expectTypeOf, test } from "vitest";
import type { WrittenField } from "../../schema";
import type { PanelFields, panelFields } from "./task-fields";

type Given = typeof panelFields;

test("the panel shows every field that a person writes, or leaves it out by name", () => {
  expectTypeOf<keyof Given>().toEqualTypeOf<WrittenField>();
  expectTypeOf<Given>().toExtend<PanelFields>();
  expectTypeOf<Omit<Given, "tags">>().not.toExtend<PanelFields>();
  expectTypeOf<Omit<Given, "tags"> & { tags: { leftOutBecause: string } }>().toExtend<PanelFields>();
  expectTypeOf<Omit<Given, "tags"> & { tags: undefined }>().not.toExtend<PanelFields>();
});

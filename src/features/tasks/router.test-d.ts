import type { TRPCClientErrorLike } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { describe, expectTypeOf, test } from "vitest";
import type { AppRouter } from "~/server/router";
import type { Caller } from "~/testing/server/caller";
import type { WrittenField } from "./schema";
import type { Task } from "./table";

type Inputs = inferRouterInputs<AppRouter>["tasks"];
type Outputs = inferRouterOutputs<AppRouter>["tasks"];

/** The fields that clients rely on; a task may have more. */
interface PromisedTask {
  id: string;
  userId: string;
  title: string;
  description: string;
  completed: boolean;
  completedAt: string | null;
  priority: "low" | "medium" | "high";
  dueOn: string | null;
  dueAt: string | null;
  tags: string[];
  version: number;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

type IsAny<Type> = 0 extends 1 & Type ? true : false;
/** `true` when the type contains `any`. */
type HidesAny<Type> =
  IsAny<Type> extends true
    ? true
    : Type extends (infer Item)[]
      ? HidesAny<Item>
      : Type extends object
        ? true extends { [Key in keyof Type]: HidesAny<Type[Key]> }[keyof Type]
          ? true
          : false
        : false;

describe("the results of procedures", () => {
  test("contain the task as documented, with timestamps as text", () => {
    expectTypeOf<Pick<Task, keyof PromisedTask>>().toEqualTypeOf<PromisedTask>();
    expectTypeOf<Outputs["byId"]>().toEqualTypeOf<Task>();
    expectTypeOf<Outputs["create"]>().toEqualTypeOf<Task>();
    expectTypeOf<Outputs["update"]>().toEqualTypeOf<Task>();
    expectTypeOf<Outputs["setCompleted"]>().toEqualTypeOf<Task>();
    expectTypeOf<Outputs["delete"]>().toEqualTypeOf<Task>();
    expectTypeOf<Outputs["restore"]>().toEqualTypeOf<Task>();
  });

  test("contain a page with the cursor of the next one", () => {
    expectTypeOf<Outputs["list"]>().toEqualTypeOf<{ items: Task[]; nextCursor: string | null }>();
  });

  test("contain a number for each list, and tags with their numbers", () => {
    type Counts = Record<"inbox" | "today" | "overdue" | "upcoming" | "all" | "completed" | "trash", number>;
    expectTypeOf<Outputs["counts"]>().toEqualTypeOf<Counts>();
    expectTypeOf<Outputs["tags"]>().toEqualTypeOf<{ tag: string; pending: number; total: number }[]>();
  });

  test("contain no any", () => {
    expectTypeOf<HidesAny<{ deep: { list: { leak: string }[] } }>>().toEqualTypeOf<false>();
    expectTypeOf<HidesAny<{ [Name in keyof Outputs]: Outputs[Name] }>>().toEqualTypeOf<false>();
    expectTypeOf<HidesAny<{ [Name in keyof Inputs]: Inputs[Name] }>>().toEqualTypeOf<false>();
  });
});

describe("the inputs of procedures", () => {
  test("of a new task require the title alone", () => {
    expectTypeOf<{ title: string }>().toExtend<Inputs["create"]>();
    expectTypeOf<Inputs["create"]["title"]>().toEqualTypeOf<string>();
    expectTypeOf<Inputs["create"]["priority"]>().toEqualTypeOf<"low" | "medium" | "high" | undefined>();
    expectTypeOf<Inputs["create"]["tags"]>().toEqualTypeOf<string[] | undefined>();
  });

  test("of a change are the id, and any field but the owner", () => {
    expectTypeOf<{ id: string }>().toExtend<Inputs["update"]>();
    expectTypeOf<Inputs["update"]["version"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Inputs["update"]["dueOn"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<keyof Inputs["update"]>().toEqualTypeOf<
      "id" | "version" | "completed" | "timeZone" | "tagChanges" | "was" | WrittenField
    >();
    expectTypeOf<WrittenField>().toExtend<Exclude<keyof Task, "id" | "userId">>();
  });

  test("of a list are empty, or filters with known values", () => {
    expectTypeOf<undefined>().toExtend<Inputs["list"]>();
    type Filter = Exclude<Inputs["list"], void>;
    expectTypeOf<Filter["completed"]>().toEqualTypeOf<"all" | "pending" | "completed" | undefined>();
    expectTypeOf<Filter["order"]>().toEqualTypeOf<"asc" | "desc" | undefined>();
    expectTypeOf<Filter["limit"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<"created_at" | "due_date" | "priority" | "title">().toExtend<Filter["sort"]>();
  });

  test("refuse what is unknown or has another type", () => {
    const calls = ({ tasks }: Caller) => {
      // @ts-expect-error a task has an owner, who is never named
      void tasks.create.mutate({ title: "Read", userId: "someone" });
      // @ts-expect-error a title is text
      void tasks.create.mutate({ title: 5 });
      // @ts-expect-error a title is needed
      void tasks.create.mutate({ description: "Read" });
      // @ts-expect-error there is no such priority
      void tasks.create.mutate({ title: "Read", priority: "urgent" });
      // @ts-expect-error a due day is text, not a Date
      void tasks.update.mutate({ id: "x", dueOn: new Date() });
      // @ts-expect-error there is no such sort
      void tasks.list.query({ sort: "name" });
      // @ts-expect-error there is no such procedure
      void tasks.purge.mutate();
      // @ts-expect-error a query is no mutation
      void tasks.list.mutate();
    };
    expectTypeOf(calls).toBeFunction();
  });
});

test("errors are typed as well", () => {
  type Failure = NonNullable<TRPCClientErrorLike<AppRouter>["data"]>;
  expectTypeOf<Failure["requestId"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Failure["fields"]>().toEqualTypeOf<Record<string, string[]> | undefined>();
  expectTypeOf<Failure["httpStatus"]>().toEqualTypeOf<number>();
  expectTypeOf<Failure["current"]>().toBeUnknown();
});

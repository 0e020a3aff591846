import { describe, expect, test } from "vitest";
import {
  and,
  becomes,
  before,
  changed,
  cursor,
  gone,
  noCursor,
  plus,
  schema,
  task,
  tasks,
  without,
} from "./changed-document";
import { breakingChanges } from "./compare";

describe("a change that breaks clients is reported", () => {
  test.each([
    [
      "an address that is gone",
      tasks,
      gone,
      ["GET /api/tasks is gone", "PATCH /api/tasks is gone", "POST /api/tasks is gone"],
    ],
    ["a method that is gone", [...task, "put"], gone, ["PUT /api/tasks/{id} is gone"]],
    [
      "another name of a call",
      [...tasks, "get", "operationId"],
      becomes("tasks.all"),
      ["GET /api/tasks is called tasks.all now"],
    ],
    [
      "a query parameter that is gone",
      [...tasks, "get", "parameters"],
      noCursor,
      ["GET /api/tasks no longer takes cursor"],
    ],
    ["a query parameter that is needed", [...tasks, "get", "parameters"], cursor, ["GET /api/tasks needs cursor now"]],
    [
      "credentials that are not taken any more",
      ["security"],
      becomes([{ bearer: [] }]),
      expect.arrayContaining(["GET /api/tasks no longer takes cookie"]),
    ],
    [
      "credentials that are needed",
      ["paths", "/api/auth/sign-in/email", "post", "security"],
      becomes([{ bearer: [] }]),
      ["POST /api/auth/sign-in/email no longer takes no credentials"],
    ],
    ["an answer that is gone", [...tasks, "post", "responses", "201"], gone, ["POST /api/tasks no longer answers 201"]],
    [
      "an answer that is new",
      [...tasks, "post", "responses", "202"],
      becomes({ description: "Later." }),
      ["POST /api/tasks may answer 202 now"],
    ],
    [
      "a header that is gone",
      [...tasks, "get", "responses", "200", "headers", "Link"],
      gone,
      ["GET /api/tasks 200 no longer has the header Link"],
    ],
    [
      "another media type",
      [...tasks, "get", "responses", "200", "content"],
      (value: unknown) => ({ "text/csv": Reflect.get(Object(value), "application/json") }),
      ["GET /api/tasks 200 is no longer application/json"],
    ],
    ["a body that is gone", [...tasks, "post", "requestBody"], gone, ["POST /api/tasks no longer takes a body"]],
    [
      "a body that is needed",
      [...task, "patch", "requestBody", "required"],
      becomes(true),
      ["PATCH /api/tasks/{id} needs a body now"],
    ],
    [
      "a field that answers do not have",
      schema("Task", "properties", "version"),
      gone,
      ["Task.version is gone from the answer"],
    ],
    [
      "a field that answers may not have",
      schema("Task", "required"),
      without("tags"),
      ["Task.tags may be missing from the answer"],
    ],
    [
      "a field that may be null",
      schema("Task", "properties", "title"),
      becomes({ type: ["string", "null"] }),
      ["Task.title: may be null"],
    ],
    [
      "a field of another type",
      schema("Task", "properties", "version"),
      becomes({ type: "string" }),
      ["Task.version: may be string"],
    ],
    [
      "a choice that is new in answers",
      schema("Task", "properties", "priority", "enum"),
      plus("urgent"),
      ['Task.priority: may be "urgent"'],
    ],
    [
      "a choice that is open now",
      schema("Task", "properties", "priority"),
      becomes({ type: "string" }),
      ['Task.priority: may be more than "low", "medium", "high"'],
    ],
    [
      "another format",
      schema("Task", "properties", "created_at"),
      becomes({ type: "string" }),
      ["Task.created_at: is string instead of string as date-time"],
    ],
    [
      "a field of the items of a list",
      schema("Passkey", "properties", "is_synced"),
      gone,
      ["Passkey.is_synced is gone from the answer"],
    ],
    [
      "a conflict without its task",
      schema("TaskConflictProblem", "allOf", "1", "properties", "current"),
      gone,
      ["TaskConflictProblem.current is gone from the answer"],
    ],
    ["a field that has to be sent", schema("NewTask", "required"), plus("tags"), ["NewTask.tags is required now"]],
    [
      "a field that cannot be sent",
      schema("TaskChanges", "properties", "tags"),
      gone,
      ["TaskChanges.tags is no longer taken"],
    ],
    [
      "a choice that cannot be sent",
      schema("NewTask", "properties", "priority", "enum"),
      without("low"),
      ['NewTask.priority: no longer takes "low"'],
    ],
    [
      "a shorter text",
      schema("NewTask", "properties", "title"),
      and({ maxLength: 400 }),
      ["NewTask.title: has maxLength 400 instead of 500"],
    ],
    [
      "a longer list that is needed",
      schema("NewTask", "properties", "tags"),
      and({ minItems: 1 }),
      ["NewTask.tags: has minItems 1 instead of none"],
    ],
    [
      "a shape of text that is needed",
      schema("NewTask", "properties", "title"),
      and({ pattern: "^A" }),
      ["NewTask.title: takes only what ^A fits"],
    ],
    [
      "null that cannot be sent",
      schema("NewTask", "properties", "due_date"),
      becomes({ type: "string" }),
      ["NewTask.due_date: no longer takes null"],
    ],
    [
      "items that are shorter",
      schema("NewTask", "properties", "tags", "items"),
      and({ maxLength: 5 }),
      ["NewTask.tags[]: has maxLength 5 instead of 50"],
    ],
  ] satisfies [string, string[], (value: unknown) => unknown, unknown][])("%s", (_what, path, change, sentences) => {
    expect(breakingChanges(before, changed(path, change))).toEqual(sentences);
  });
});

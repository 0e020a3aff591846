import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Inline } from "./markdown-model";
import { looksRich } from "./looks-rich";
import { readMarkdown } from "./read-markdown";
import { tick, ticksOf } from "./tick";

/** Returns every link of a text. */
function linksIn(parts: readonly (Block | Inline)[]): string[] {
  return parts.flatMap((part) => {
    const inner =
      "entries" in part ? part.entries.flatMap(({ children }) => children) : "children" in part ? part.children : [];
    return [...("href" in part ? [part.href] : []), ...linksIn(inner)];
  });
}

/** Returns the text that is shown. */
function wordsIn(parts: readonly (Block | Inline)[]): string {
  return parts
    .map((part) => {
      if ("text" in part) return part.text;
      if ("entries" in part) return wordsIn(part.entries.flatMap(({ children }) => children));
      return "children" in part ? wordsIn(part.children) : "";
    })
    .join("");
}

const links = (text: string) => linksIn(readMarkdown(text));

describe("a link", () => {
  test.each([
    ["See https://example.com/a?b=c#d.", ["https://example.com/a?b=c#d"]],
    ["www.example.com", ["http://www.example.com/"]],
    ["[the page](https://example.com)", ["https://example.com/"]],
    ["<https://example.com>", ["https://example.com/"]],
    ["write to ada@example.com", ["mailto:ada@example.com"]],
    ["[call](tel:+4930123)", ["tel:+4930123"]],
    ["![a picture](https://example.com/a.png)", ["https://example.com/a.png"]],
    ["- [ ] read **[this](https://example.com)**", ["https://example.com/"]],
  ])("is found in %s", (text, expected) => expect(links(text)).toEqual(expected));

  test.each([
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "![a](data:image/svg+xml,<svg onload=alert(1)>)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "[a](blob:https://example.com/1)",
    "[a](//example.com)",
    "[a](/settings)",
    "<javascript:alert(1)>",
    "[a][b]\n\n[b]: javascript:alert(1)",
    '<a href="javascript:alert(1)">a</a>',
    "<img src=x onerror=alert(1)>",
  ])("that could run something, or leads nowhere, is none: %s", (text) => expect(links(text)).toEqual([]));

  test("is never of another kind, and no text makes the reader fail", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "[",
        "](",
        ")",
        "<",
        ">",
        "javascript:",
        "data:",
        "https://a.b",
        "\n",
        "- [ ] ",
        "> ",
        "`",
        "**",
        "_",
        "&#58;",
        "\u202e",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const href of links(pieces.join(""))) expect(href).toMatch(/^(?:https?|mailto|tel):/u);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  "<script>alert(1)</script>",
  "a <b onclick=x>b</b> c",
  "<!-- nothing -->",
  "| a | b |\n| - | - |\n| c | d |",
  "[a]: https://example.com",
  "    indented",
])("what is not Markdown of notes is shown as it was written: %s", (text) => {
  expect(wordsIn(readMarkdown(text)).replaceAll(/\s/gu, "")).toContain(text.replaceAll(/\s/gu, "").slice(0, 4));
});

test.each([
  [">".repeat(10_000)],
  ["> ".repeat(5000)],
  ["- ".repeat(5000)],
  ["1. ".repeat(3000)],
  ["*a ".repeat(3333)],
  ["_a".repeat(5000)],
  ["**a*".repeat(2500)],
  ["[a](".repeat(2500)],
  [`${"a".repeat(9999)}@`],
  ["<a ".repeat(3333)],
])("a text that is built to be hard to read is shown as it is: %#", (text) => {
  expect(readMarkdown(text)).toEqual([{ kind: "paragraph", children: [{ kind: "text", text }] }]);
});

describe("an entry of a checklist", () => {
  const list = "Before:\n- [ ] one [x]\n- [x] two\n  - [ ] three\n\n```\n- [ ] no entry\n```\n> 1. [ ] four\n";

  test("is ticked in the text, and nothing else is changed", () => {
    expect(ticksOf(readMarkdown(list))).toEqual([false, true, false, false]);
    expect(tick(list, 0)).toBe(list.replace("[ ] one", "[x] one"));
    expect(tick(list, 1)).toBe(list.replace("[x] two", "[ ] two"));
    expect(tick(list, 2)).toBe(list.replace("[ ] three", "[x] three"));
    expect(tick(list, 3)).toBe(list.replace("[ ] four", "[x] four"));
  });

  test("that does not exist changes nothing", () => {
    expect(tick(list, 4)).toBeUndefined();
    expect(tick("no list", 0)).toBeUndefined();
  });

  test("is the only one that changes, whatever stands around it", () => {
    const line = fc.constantFrom(
      "- [ ] a",
      "- [x] b",
      "  - [ ] c",
      "1. [ ] d",
      "> - [x] e",
      "text [ ] f",
      "`[ ]`",
      "```",
      "",
      "- g",
      "    - [ ] h",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 15 }), fc.nat(8), (lines, index) => {
        const text = lines.join("\n");
        const before = ticksOf(readMarkdown(text));
        const changed = tick(text, index);
        if (changed === undefined) return;
        const after = ticksOf(readMarkdown(changed));
        expect(after.map((isTicked, at) => isTicked !== before[at])).toEqual(before.map((_, at) => at === index));
        expect(changed.replaceAll(/\[[ xX]\]/gu, "")).toBe(text.replaceAll(/\[[ xX]\]/gu, ""));
        expect(tick(changed, index)?.toLowerCase()).toBe(text.toLowerCase());
      }),
      { numRuns: 500 },
    );
  });
});

test("only a text with more than words is worth reading", () => {
  for (const text of [
    "Two lines.\nAnd figures: 3 * 4 = 12",
    "snake_case_name",
    "5 > 3, a - b",
    "#1 of 2",
    "It's 50% off!",
  ])
    expect([text, looksRich(text)]).toEqual([text, false]);
  for (const text of [
    "see https://a.b",
    "- [ ] one",
    "**bold**",
    "`code`",
    "# Title",
    "1. one",
    "> said",
    "ada@example.com",
    "_so_",
  ])
    expect([text, looksRich(text)]).toEqual([text, true]);
});

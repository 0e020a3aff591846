import { Lexer, type MarkedToken, type Token, Tokenizer } from "marked";
import type { Block, Inline, ListEntry } from "./markdown-model";
import { safeHref } from "./safe-href";

/** Reads what people write in notes. HTML, tables, references, and code or headings by layout alone stay text. */
class NotesTokenizer extends Tokenizer {
  override html = () => undefined;
  override tag = () => undefined;
  override table = () => undefined;
  override def = () => undefined;
  override lheading = () => undefined;
  override code = () => undefined;
}

/** Nobody nests deeper, and what reads and shows the text calls itself for each level. */
const maxDepth = 12;
const tooDeep = new RegExp(String.raw`^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){${maxDepth},}`, "mu");
/** Longer than any address. What has no spaces makes the reader look back again and again. */
const tooLong = /\S{2100}/u;
/** The signs between which emphasis is looked for. */
const tooMany = 1000;

/** Returns the parts of a text with light Markdown. A text that is built to be hard to read is one part. */
export function readMarkdown(text: string): Block[] {
  if (tooDeep.test(text) || tooLong.test(text) || (text.match(/[*_~`[<]/gu)?.length ?? 0) > tooMany) return plain(text);
  try {
    return blocksOf(new Lexer({ gfm: true, breaks: true, tokenizer: new NotesTokenizer() }).lex(text), 0);
  } catch {
    return plain(text);
  }
}

const plain = (text: string): Block[] => [{ kind: "paragraph", children: [{ kind: "text", text }] }];

/** The tokens of the reader without extensions, of which there are none. */
const isKnown = (token: Token): token is MarkedToken => token.type !== "generic";

const blocksOf = (tokens: readonly Token[], depth: number): Block[] =>
  tokens.filter(isKnown).flatMap((token) => (depth > maxDepth ? plain(token.raw) : blockOf(token, depth + 1)));

function blockOf(token: MarkedToken, depth: number): Block[] {
  switch (token.type) {
    case "space":
    case "checkbox":
      return [];
    case "hr":
      return [{ kind: "rule" }];
    case "code":
      return [{ kind: "code", text: token.text }];
    case "heading":
      return [{ kind: "heading", level: token.depth, children: inlinesOf(token.tokens, depth) }];
    case "blockquote":
      return [{ kind: "quote", children: blocksOf(token.tokens, depth) }];
    case "list":
      return [
        {
          kind: "list",
          start: token.ordered ? Number(token.start) : undefined,
          entries: token.items.map((item): ListEntry => ({
            isChecked: item.task ? item.checked === true : undefined,
            children: blocksOf(item.tokens, depth),
          })),
        },
      ];
    case "paragraph":
      return [{ kind: "paragraph", children: inlinesOf(token.tokens, depth) }];
    case "text":
      return [{ kind: "line", children: token.tokens ? inlinesOf(token.tokens, depth) : [inlineText(token.text)] }];
    default:
      return plain(token.raw);
  }
}

const inlineText = (text: string): Inline => ({ kind: "text", text });

const inlinesOf = (tokens: readonly Token[], depth: number): Inline[] =>
  tokens
    .filter(isKnown)
    .flatMap((token) => (depth > maxDepth * 2 ? [inlineText(token.raw)] : inlineOf(token, depth + 1)));

function inlineOf(token: MarkedToken, depth: number): Inline[] {
  switch (token.type) {
    case "checkbox":
      return [];
    case "br":
      return [{ kind: "break" }];
    case "codespan":
      return [{ kind: "code", text: token.text }];
    case "strong":
      return [{ kind: "strong", children: inlinesOf(token.tokens, depth) }];
    case "em":
      return [{ kind: "emphasis", children: inlinesOf(token.tokens, depth) }];
    case "del":
      return [{ kind: "deleted", children: inlinesOf(token.tokens, depth) }];
    case "link":
    case "image": {
      const href = safeHref(token.href);
      // A picture would be loaded from elsewhere, so it is a link to it.
      const children = token.type === "link" ? inlinesOf(token.tokens, depth) : [inlineText(token.text || token.href)];
      return href === undefined ? [inlineText(token.raw)] : [{ kind: "link", href, children }];
    }
    case "escape":
    case "text":
      return [inlineText(token.text)];
    default:
      return [inlineText(token.raw)];
  }
}

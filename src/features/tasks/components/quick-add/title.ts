import type { Span } from "./position";

/** Returns the text without the pieces, and without repeated white space where they were. */
export function removePieces(text: string, pieces: readonly Span[]): string {
  let title = "";
  let at = 0;
  for (const { from, to } of pieces) {
    title = join(title, text.slice(at, from));
    at = to;
  }
  return join(title, text.slice(at)).trim();
}

function join(before: string, after: string): string {
  const rest = after.trimStart();
  if (before.trim() === "") return rest;
  const gap = rest === "" || /^[,.;:!?…。、，！？،]+(?:\s|$)/u.test(rest) ? "" : " ";
  return `${before.trimEnd()}${gap}${rest}`;
}

/** Returns the pieces, each with the comma or dash that leads to it, or that follows it at the start: "Call mum, tomorrow". */
export function withPunctuation<Piece extends Span>(text: string, pieces: readonly Piece[]): Piece[] {
  let end = 0;
  let isStart = true;
  return pieces.map((piece) => {
    const between = text.slice(end, piece.from);
    const led = /(?:,|(?<=^|\s)[–—-])\s*$/u.exec(between)?.[0].length ?? 0;
    isStart &&= between.slice(0, between.length - led).trim() === "";
    const followed = isStart ? (/^(?:[,:;]|\s+[–—-])(?=\s)/u.exec(text.slice(piece.to))?.[0].length ?? 0) : 0;
    end = piece.to + followed;
    return { ...piece, from: piece.from - led, to: end };
  });
}

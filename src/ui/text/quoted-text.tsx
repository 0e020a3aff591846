/** Shows a sentence whose quoted text is a user's own, in any direction. */
export function QuotedText({ children }: { children: string }) {
  let position = 0;
  return splitQuoted(children).map((part, index) => {
    const key = position;
    position += part.length;
    return index % 2 === 1 ? <bdi key={key}>{part}</bdi> : part;
  });
}

/** Returns the text before the quotation, in it, and after it; the whole sentence if there is none. */
export function splitQuoted(sentence: string): string[] {
  return sentence.split(/(?<=“)(.*)(?=”)/su);
}

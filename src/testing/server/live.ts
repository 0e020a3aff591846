/** An event of a stream (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface StreamEvent {
  event: string;
  data: string;
  id: string | undefined;
}

/** The events of an answer in their order, to its end. */
export async function* eventsOf({ body }: Response): AsyncGenerator<StreamEvent, void> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let text = "";
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      text += chunk.value;
      const [rest = "", ...blocks] = text.split("\n\n").toReversed();
      text = rest;
      for (const block of blocks.toReversed()) if (block.trim() !== "") yield eventIn(block);
    }
  } finally {
    await reader.cancel();
  }
}

function eventIn(block: string): StreamEvent {
  const fields = new Map(
    block.split("\n").flatMap((line) => {
      const at = line.indexOf(":");
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()] as const];
    }),
  );
  return { event: fields.get("event") ?? "message", data: fields.get("data") ?? "", id: fields.get("id") };
}

/** The text of an answer; of a stream, which does not end by itself, what it says first. */
export async function textIn(answer: Response): Promise<string> {
  if (answer.headers.get("content-type") !== "text/event-stream") return answer.text();
  for await (const { event, data } of eventsOf(answer)) if (event !== "connected") return data;
  return "";
}

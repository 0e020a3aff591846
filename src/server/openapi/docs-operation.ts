import { html } from "hono/html";
import { nameIn } from "./components";
import { choicesOf, hintFor, inline, describeFields } from "./docs-text";
import type { ApiDocument, DocumentedOperation, Parameter } from "./openapi-document";

interface DocumentedCall {
  method: string;
  path: string;
  operation: DocumentedOperation;
}

/** Renders one operation: a form to try it, the same call as a curl command, and its responses. */
export function renderOperation(call: DocumentedCall, document: ApiDocument) {
  const { method, path, operation } = call;
  const { operationId: id, summary, description, parameters } = operation;
  const body = bodyOf(operation);
  return html`<details class="call" id="${id}">
    <summary>
      <span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code>
      <span class="summary">${summary}</span>
    </summary>
    <p>${inline(description)}</p>
    <form data-method="${method}" data-path="${path}" aria-label="${method} ${path}">
      <div class="parameters">${parameters.map((parameter) => fieldFor(parameter, id))}</div>
      ${
        body === undefined
          ? ""
          : html`<div class="field">
              <label for="${id}-body">Body</label>
              <textarea
                id="${id}-body"
                name="body"
                data-type="${body.type}"
                spellcheck="false"
                rows="${body.text.split("\n").length}"
                aria-describedby="${id}-body-hint"
              >
${body.text}</textarea>
              <dl class="fields hint" id="${id}-body-hint">
                ${describeFields(body.schema, document.components.schemas).map(
                  ({ name, description, isRequired }) =>
                    html`<div>
                      <dt><code>${name}</code>${isRequired ? " (required)" : ""}</dt>
                      <dd>${inline(description)}</dd>
                    </div>`,
                )}
              </dl>
            </div>`
      }
      <button type="submit">Send</button>
      <div class="answer" role="group" aria-label="Response" tabindex="-1" hidden></div>
    </form>
    <h3>curl</h3>
    <pre tabindex="0"><code>${curlFor(call, document.servers[0]?.url ?? "")}</code></pre>
    <h3>Responses</h3>
    <dl class="fields">
      ${Object.entries(operation.responses).map(
        ([status, response]) =>
          html`<div>
            <dt><code>${status}</code></dt>
            <dd>${inline(describeResponse(response, document))}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}

function fieldFor({ name, in: place, required, description, schema, example }: Parameter, id: string) {
  const control = `${id}-${name}`;
  const choices = choicesOf(schema);
  const isRequired = required ? "required" : "";
  return html`<div class="field">
    <label for="${control}">${name}${required ? " (required)" : ""}</label>
    ${
      choices.length > 0
        ? html`<select id="${control}" name="${name}" data-in="${place}" aria-describedby="${control}-hint">
            <option value="">–</option>
            ${choices.map((choice) => html`<option>${choice}</option>`)}
          </select>`
        : html`<input
            id="${control}"
            name="${name}"
            data-in="${place}"
            autocomplete="off"
            spellcheck="false"
            placeholder="${example ?? ""}"
            aria-describedby="${control}-hint"
            ${isRequired}
          />`
    }
    <p class="hint" id="${control}-hint">${inline(hintFor(schema, description))}</p>
  </div>`;
}

function describeResponse(response: DocumentedOperation["responses"][string], { components }: ApiDocument): string {
  return response.description ?? components.responses[nameIn(response.$ref ?? "")]?.description ?? "";
}

/** Returns the example body of a call; `undefined` without a body. */
function bodyOf({ requestBody }: DocumentedOperation) {
  const [described] = Object.entries(requestBody?.content ?? {});
  if (described === undefined) return undefined;
  const [type, { schema, example }] = described;
  const isForm = type === "application/x-www-form-urlencoded";
  const form = new URLSearchParams(Object.entries(example).map(([name, value]) => [name, String(value)]));
  return {
    type,
    schema,
    text: isForm ? form.toString() : JSON.stringify(example, null, 2),
    line: isForm ? form.toString() : JSON.stringify(example),
  };
}

/** Returns the call as a curl command, with the example values. */
function curlFor({ method, path, operation }: DocumentedCall, origin: string): string {
  const body = bodyOf(operation);
  const url = operation.parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((address, { name, example }) => address.replace(`{${name}}`, example ?? ""), `${origin}${path}`);
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}'${url}'`,
    ...credentialsFor(operation),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: ${body.type}'`, `-d '${body.line.replaceAll("'", String.raw`'\''`)}'`]),
  ];
  return lines.join(" \\\n  ");
}

/** Returns curl's options for the credentials: a token, the cookies of a session, or, for signing in, the file that stores them. */
function credentialsFor({ security }: DocumentedOperation): string[] {
  if (security === undefined) return [`-H "Authorization: Bearer $TOKEN"`];
  return security.length === 0 ? ["-c jar"] : ["-b jar"];
}

/**
 * `npm run openapi`: writes `openapi.json` from the procedures, and reports every change that breaks clients of the document on `main`;
 * `-- --against v1.0` compares with that commit instead. It fails while such a change is not listed in `docs/api-changes.md`.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { changesPath, lineFor, unacceptedOf } from "./accepted";
import { committedDocument } from "./base";
import { breakingChanges } from "./compare";
import { documentPath, writeDocument } from "./document";

const { values } = parseArgs({ options: { against: { type: "string" } } });
const text = writeDocument();
await writeFile(documentPath, text);
console.log(`${documentPath} is written.`);

const base = await committedDocument(values.against);
if (base === undefined) {
  console.log("No document was committed before, so that there is nothing to compare it with.");
  process.exit(values.against === undefined ? 0 : 1);
}
const changes = breakingChanges(base.document, JSON.parse(text));
const unaccepted = await unacceptedOf(changes);
for (const change of changes) console.log(lineFor(change));
console.log(
  `${changes.length} breaking changes since ${base.commit.slice(0, 9)}, ${unaccepted.length} of them not accepted.`,
);
if (unaccepted.length > 0) console.error(`Take them back, or add their lines to ${changesPath}.`);
process.exit(unaccepted.length > 0 ? 1 : 0);

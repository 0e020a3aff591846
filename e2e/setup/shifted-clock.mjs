// Loaded into the app by the stories at a certain time alone: its clock is as far ahead of the machine's as the file says.
import { readFileSync } from "node:fs";

const file = process.env["KEEL_TEST_CLOCK"] ?? "";
const RealDate = Date;
let ahead = 0;
const read = () => {
  ahead = Number(readFileSync(file, "utf8"));
};
read();
setInterval(read, 20).unref();

const now = () => RealDate.now() + ahead;
globalThis.Date = new Proxy(RealDate, {
  construct: (date, args, target) => Reflect.construct(date, args.length === 0 ? [now()] : args, target),
  apply: () => new RealDate(now()).toString(),
  get: (date, key) => (key === "now" ? now : Reflect.get(date, key)),
});

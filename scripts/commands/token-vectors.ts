/** `npm run token:vectors`: verifies tokens and keys with one fault each, and valid ones. */
import { judgeVectors } from "~/testing/jws/judge";

const judgements = await judgeVectors();
const sum = (pick: (one: (typeof judgements)[number]) => number) =>
  judgements.reduce((total, one) => total + pick(one), 0);
for (const { group, cases, falseAccepts, falseRejects } of judgements) {
  console.log(`${group.padEnd(26)} ${String(cases).padStart(5)} cases`);
  for (const name of falseAccepts) console.log(`  ACCEPTED, but wrong: ${name}`);
  for (const name of falseRejects) console.log(`  refused, but right:  ${name}`);
}
const falseAccepts = sum((one) => one.falseAccepts.length);
const falseRejects = sum((one) => one.falseRejects.length);
console.log(`\n${sum(({ cases }) => cases)} cases, ${falseAccepts} false accepts, ${falseRejects} false rejects`);
process.exitCode = falseAccepts + falseRejects === 0 ? 0 : 1;

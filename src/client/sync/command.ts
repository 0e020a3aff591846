import type { AppRouter, RouterInputs } from "../api";

type Features = AppRouter["_def"]["record"];
type NamesIn<Feature extends keyof Features> = {
  [Name in keyof Features[Feature] & string]: Features[Feature][Name] extends { meta: { replayable: true } }
    ? `${Feature}.${Name}`
    : never;
}[keyof Features[Feature] & string];

/** The procedures that a device may repeat. */
export type Replayable = { [Feature in keyof Features]: NamesIn<Feature> }[keyof Features];

type InputOf<Procedure> = Procedure extends `${infer Feature extends keyof Features}.${infer Name}`
  ? Name extends keyof RouterInputs[Feature]
    ? RouterInputs[Feature][Name]
    : never
  : never;

/** A change as a device gives it: a call of one of these procedures. */
export type Command = { [Procedure in Replayable]: { procedure: Procedure; input: InputOf<Procedure> } }[Replayable];

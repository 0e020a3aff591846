import { fold } from "~/shared/text/fold";

/** The words of the grammar, as sources of regular expressions that ignore case. `position.ts` says where they count. */

const weekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Returns the number of a weekday by its name or its first three letters: 0 is Sunday. */
export const weekdayNumber = (word: string) => weekdayNames.findIndex((name) => name.startsWith(firstThree(word)));

/** Returns the number of a month by its name or its first three letters, from 1. */
export const monthNumber = (word: string) => monthNames.indexOf(firstThree(word)) + 1;

const firstThree = (word: string) => fold(word).slice(0, 3);

/** The end of a word: white space or punctuation follows, never a letter, an apostrophe, a slash or a hyphen. */
export const end = String.raw`(?=[,.;:!?…。、，！？،]*(?:\s|$))`;

const weekdayInFull = weekdayNames.join("|");
export const weekday = String.raw`(?:${weekdayInFull}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?)`;
export const month = String.raw`(?:january|february|march|april|june|july|august|september|october|november|december|may|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)`;
export const nearDay = String.raw`(?:today|tod|tomorrow|tmrw?|tonight)`;
export const ordinal = "(?:st|nd|rd|th)";

/** A day of a month, in any order. */
export const date = [
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2})?`,
  String.raw`\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})`,
  String.raw`\d{1,2}(?:${ordinal}|\.)?\s+(?:of\s+)?${month}(?:,?\s+\d{4})?`,
  String.raw`${month}\s+\d{1,2}${ordinal}?(?:,?\s+\d{4})?`,
].join("|");

const meridiem = String.raw`(?:[ap]m|[ap]\.m\.)`;
export const clockTime = String.raw`(?:\d{1,2}(?:[:.]\d{2})?\s?${meridiem}|\d{1,2}:\d{2}|noon)`;
export const dayPart = "(?:morning|afternoon|evening|night)";

/** Any phrase for a day, and any for a time. */
export const anyDay = String.raw`(?:${date}|${nearDay}|(?:(?:next|this|coming)\s+)?${weekday}|next\s+(?:week|month)|(?:this|next)\s+weekend|in\s+\w+\s+(?:days?|weeks?|months?|years?))${end}`;
export const anyTime = String.raw`(?:at\s+\d{1,2}(?::\d{2})?|${clockTime})${end}`;

export const numberWords = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Words that make a number after them a name: "chapter 5", "Windows 11". */
export const numbered =
  "act apartment appendix bible bus button chapter class clause core day device episode exercise figure flat flight floor gate grade house iphone ios isaiah issue item john kernel lesson level line lot luke macos mark matthew model module node no number page paragraph part phase pixel platform playlist point priority problem psalm python question release room round route rule scene season section series size slide step stage story table task tier track unit v verse version volume week windows world";

/** Words after which a number was counted: "March 3 miles". */
export const units =
  "%|am|apples?|boxes|cm|days?|degrees?|dollars?|eggs?|euros?|feet|foot|g|hours?|hrs?|inch(?:es)?|items?|kg|kilos?|kilomet(?:er|re)s?|km|laps?|lbs?|lit(?:er|re)s?|m|met(?:er|re)s?|miles?|min(?:ute)?s?|ml|mm|months?|oz|pages?|people|percent|pieces?|pounds?|reps?|sec(?:ond)?s?|sets?|steps?|times?|weeks?|years?";

/** Words that make a day before them a noun: "Sunday roast", "Friday night". */
export const dayNouns =
  "afternoons|best|blues|brunch|child|clubs?|dinners?|driver|edition|episode|evenings|fever|is|league|lunch|magazine|market|mass|mornings|never|newsletter|nights|papers?|post|prayers?|roasts?|school|season|series|service|show|specials?|times|was|were|will";

/**
 * The places in the compiled grammar that a parse fills with its own tokenizers: each parse has a text to look ahead in.
 * What stands here finds nothing.
 */
import { ExternalTokenizer, type Stack } from '@lezer/lr';

const slot = (): ExternalTokenizer => new ExternalTokenizer(() => undefined);

/** The inside of comments and verbatim. */
export const rawText = slot();

/** Text, and what begins in it. */
export const content = slot();

/** Ends of tags and variables. */
export const ends = slot();

/** Names of named arguments. */
export const argumentName = slot();

/** Strings. */
export const string = slot();

/** Words that are more than names. */
export const keyword: (word: string, stack: Stack) => number = () => -1;

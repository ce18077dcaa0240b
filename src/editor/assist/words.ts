/** Completes words that belong to a tag itself: its keywords, operators, and the names of its arguments. */
import type { Completion } from '@codemirror/autocomplete';
import type { Inspection } from '../../core/introspection.js';
import { wordsOf } from '../language/tags.js';
import type { TagText } from './place.js';

/** Words that stand at the beginning, too; `not` stands anywhere. */
const FIRST = /^(?:autoescape|localize|localtime|templatetag|blocktrans|blocktranslate)$/;

const keyword = (label: string): Completion => ({ label, type: 'keyword' });
const argument = (name: string): Completion => ({ label: `${name}=`, type: 'property', boost: 5 });

/** The names of arguments of a tag, of `url` those of the pattern that it names. */
function argumentsOf({ name, rest }: TagText, known: Inspection): readonly string[] {
  if (name !== 'url') return known.tags.find((tag) => tag.name === name)?.arguments ?? [];
  const url = /^\s*["']([^"']+)["']/.exec(rest)?.[1];
  return known.urls.find((one) => one.name === url)?.arguments ?? [];
}

/** What may stand at the end of `tag` besides a value. */
export function wordsIn(tag: TagText, known: Inspection): Completion[] {
  const { name, rest } = tag;
  const before = rest.replace(/\w*$/, '');
  // Only a blank separates words; after others, a value goes on.
  if (before !== '' && !/\s$/.test(before)) return [];
  const given = new Set(Array.from(rest.matchAll(/(\w+)=/g), ([, one = '']) => one));
  const names = argumentsOf(tag, known).filter((one) => !given.has(one) && /^[A-Za-z_]\w*$/.test(one));
  const isFirst = before.trim() === '';
  const words = wordsOf(name).filter((word) => word === 'not' || !isFirst || FIRST.test(name));
  return [...names.map(argument), ...words.filter((word) => word !== '').map(keyword)];
}

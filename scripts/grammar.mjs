/**
 * Compiles the grammar of Django templates to TypeScript, which is not committed. Writes only what has changed, so that
 * watchers stay quiet. It knows nothing of what the parser is for.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildParserFile } from '@lezer/generator';
import { isProgram, root } from './steps.mjs';

const grammar = 'src/editor/language/django.grammar';
const folder = 'src/editor/language/generated';

function writeChanged(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Makes the parser's tables and the numbers of its terms; a warning of the generator is an error. */
export function buildGrammar() {
  const { parser, terms } = buildParserFile(readFileSync(path.join(root, grammar), 'utf8'), {
    fileName: grammar,
    typeScript: true,
    warn(message) {
      throw new Error(message);
    },
  });
  writeChanged(path.join(root, folder, 'parser.ts'), parser);
  writeChanged(path.join(root, folder, 'parser.terms.ts'), terms);
}

if (isProgram(import.meta.url)) buildGrammar();

/** Renders cases natively: runs record.py. Knows neither the library nor the cases' files. */
import { fileURLToPath } from 'node:url';
import { runProgram, unpackDjango } from '../support/native-python.mjs';

const program = fileURLToPath(new URL('record.py', import.meta.url));

/**
 * Renders cases natively.
 * @param cases as `ownCases` gives them
 * @returns the versions of Django and Python, and for each case `{ html }` or `{ exception, message, … }`
 */
export async function renderNatively(cases) {
  const place = await unpackDjango();
  const answer = JSON.stringify(await runProgram(program, { path: place, cases }));
  return JSON.parse(answer.replaceAll(`${place}/`, ''));
}

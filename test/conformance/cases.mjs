/**
 * Django's own template tests as recorded cases: where they are, how one is put to the public API, and which differ for a
 * reason. The data lies beside the repository and is not part of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/steps.mjs';

const folder = process.env['CONFORMANCE_DATA'] ?? path.join(root, '../shared/conformance');

/** The recorded cases, or `null` where the data is not at hand. */
export function recordedCases(file = 'core.public.json') {
  const place = path.join(folder, file);
  if (!existsSync(place)) return null;
  const data = JSON.parse(readFileSync(place, 'utf8'));
  return Array.isArray(data) ? data : data.cases;
}

/** Why a case cannot be equal through `render()`, or `null`. */
export function reasonToDiffer({ templates, render, cached_loader: cached, error }) {
  if (cached === false) return 'it was recorded without the cached loader, which the API does not leave out';
  if (error?.message.includes("has no attribute 'request'")) return 'a template here always has a request';
  if (error?.message.includes(`'${render}'`))
    return 'the template that render() is given has no name of its own';
  return templates[render] === undefined ? 'the template to render is not among its templates' : null;
}

/** The arguments of `DjangoPlayground.render()` for a case. */
export function callOf({ templates, render, context, autoescape, string_if_invalid: invalid, libraries }) {
  const OPTIONS = { autoescape: autoescape ?? true, string_if_invalid: invalid ?? '' };
  if (libraries) OPTIONS.libraries = libraries;
  const settings = { TEMPLATES: [{ OPTIONS }] };
  return [templates[render], JSON.stringify(context), { files: templates, settings }];
}

/** What a case must give, in the form of `outcomeOf` of the page. */
export function expectationOf({ expected, error }) {
  if (error === undefined) return { html: expected };
  return { exception: error.type.split('.').pop(), message: error.message };
}

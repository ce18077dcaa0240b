/** Spells types out: who reads the manifest knows none of the names that types have in src/. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../steps.mjs';

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** What the name of a type stands for; `null` for what is more than an alias or plain data. */
function meaning(statement, source) {
  if (statement.typeParameters || statement.heritageClauses) return null;
  if (ts.isTypeAliasDeclaration(statement)) return statement.type.getText(source).replace(/^\s*\|/, '');
  if (!ts.isInterfaceDeclaration(statement) || !statement.members.every(ts.isPropertySignature)) return null;
  return `{ ${statement.members.map((member) => member.getText(source).replace(/;$/, '')).join('; ')} }`;
}

/** Name → meaning, of the exported types of src/. One name of two types has both. */
function meanings() {
  const folder = path.join(root, 'src');
  const found = new Map();
  for (const name of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith('.ts'))) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
    for (const statement of source.statements) {
      if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
      const means = meaning(statement, source);
      if (means !== null)
        found.set(statement.name.text, [...(found.get(statement.name.text) ?? []), oneLine(means)]);
    }
  }
  return found;
}

/** Spells out a type's text. @throws Error for a name that means two things */
export function speller() {
  const known = meanings();
  const spell = (text) =>
    oneLine(text).replace(/'[^']*'|\b[A-Z]\w*\b/g, (word) => {
      const [first, second] = known.get(word) ?? [];
      if (second) throw new Error(`${word} is the name of more than one type`);
      return first ? spell(first) : word;
    });
  return spell;
}

/**
 * The members of JSON objects as their authors wrote them: numbers keep their digits, which `JSON.parse` would lose. Texts are
 * known to be JSON objects; whether they are is not checked here.
 */

const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"|[{}[\],:]/g;

/** The names and the texts of the values of the object `json`, in order; a name that is there twice counts as in JSON. */
export function jsonMembers(json: string): Map<string, string> {
  const members = new Map<string, string>();
  let depth = 0;
  let name: string | null = null;
  let start = 0;
  const end = (at: number): void => {
    if (name !== null) members.set(name, json.slice(start, at).trim());
    name = null;
  };
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') {
      if (depth === 1) end(index);
      depth -= 1;
    } else if (depth !== 1) continue;
    else if (token === ',') end(index);
    else if (token === ':') start = index + 1;
    else name ??= JSON.parse(token) as string;
  }
  return members;
}

/** Two blanks a level, as `JSON.stringify` writes it, with numbers as they are; short arrays and objects stay on a line. */
export function prettyJSON(json: string, indent = ''): string {
  const compact = json.trim();
  if (!/^[{[]/.test(compact)) return compact;
  if (compact.length + indent.length <= 60 && !compact.includes('\n') && indent !== '') return compact;
  const inner = `${indent}  `;
  if (compact.startsWith('{')) {
    const entries = [...jsonMembers(compact)];
    if (entries.length === 0) return '{}';
    const lines = entries.map(
      ([name, value]) => `${inner}${JSON.stringify(name)}: ${prettyJSON(value, inner)}`,
    );
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }
  const items = jsonItems(compact);
  if (items.length === 0) return '[]';
  return `[\n${items.map((item) => inner + prettyJSON(item, inner)).join(',\n')}\n${indent}]`;
}

/** The texts of the items of a JSON array. */
function jsonItems(json: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 1;
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    const isEnd = depth === 0;
    if (!isEnd && !(depth === 1 && token === ',')) continue;
    const item = json.slice(start, index).trim();
    if (item !== '') items.push(item);
    start = index + 1;
  }
  return items;
}

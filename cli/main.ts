/** The command line `django-playground`: reads the arguments, runs a command, prints what it says. Knows no command's work. */
import { parseArgs } from 'node:util';
import { counted, prerender } from './prerender.js';
import { LOCK_FILE, RefusedError, writeCopy } from './vendor.js';

const USAGE = `Usage: django-playground prerender <directory> [--lock <file>] [--index-url <URL>]…
       django-playground vendor <requirement>… --out <directory> [--index-url <URL>]…

prerender renders every <django-template> in the HTML files of a directory and writes the output into these files, where
readers see it until Django runs in their browser, and without JavaScript. It needs jsdom: npm install --save-dev jsdom
Templates' Python runs with your rights: prerender only pages whose Python you would also run.

  <directory>       the files of a static site, as they will be served
  --lock            a ${LOCK_FILE} that vendor has written (default: the one that the page's script tag names)
  --index-url       as below

vendor writes a copy of Django packages that pages can be served from: wheels, a package index in static files, and
${LOCK_FILE}, which a page uses with
  <script type="module" src="…/index.js" data-lock="<directory>/${LOCK_FILE}"></script>

  <requirement>     as in a packages attribute: django-bird "django-crispy-forms>=2"
  --out             the directory to write; it is made if it is not there
  --index-url       a package index with the JSON simple API; repeat it for several, in order (default: PyPI)
`;

/** What the process should end with. */
type ExitCode = 0 | 1 | 2;

function misuse(message: string): ExitCode {
  console.error(`${message}\n\n${USAGE}`);
  return 2;
}

async function runVendor(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, 'index-url': { type: 'string', multiple: true, default: [] } },
  });
  if (positionals.length === 0) return misuse('Name at least one package.');
  if (values.out === undefined) return misuse('Say where to write with --out <directory>.');
  try {
    await writeCopy({
      requirements: positionals,
      outDir: values.out,
      indexURLs: values['index-url'],
      log: (line) => console.log(line),
    });
    return 0;
  } catch (thrown) {
    console.error(`Nothing was written. ${explain(thrown)}`);
    return 1;
  }
}

async function runPrerender(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { lock: { type: 'string' }, 'index-url': { type: 'string', multiple: true, default: [] } },
  });
  const [dir, ...others] = positionals;
  if (dir === undefined || others.length > 0) return misuse('Name one directory.');
  const { examples, files, failures } = await prerender({
    dir,
    lockFile: values.lock ?? null,
    indexURLs: values['index-url'],
    log: (line) => console.log(line),
    warn: (line) => console.error(line),
  });
  console.log(`Prerendered: ${counted(examples, 'example')} in ${counted(files, 'file')}.`);
  if (failures === 0) return 0;
  console.error(`${counted(failures, 'failure')}: what is named here is as it was.`);
  return 1;
}

/** What went wrong, and what to do about it. */
function explain(thrown: unknown): string {
  const causes = thrown instanceof RefusedError ? thrown.refused : [thrown];
  return causes
    .map((cause) => {
      const { message, suggestions = [] } = cause as { message: string; suggestions?: readonly string[] };
      return [message, ...suggestions].join(' ');
    })
    .join('\n');
}

const COMMANDS = new Map([
  ['prerender', runPrerender],
  ['vendor', runVendor],
]);

/** Runs the command that `args` name. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const [command, ...rest] = args;
  if (command === undefined || command === '--help' || command === 'help') {
    console.log(USAGE);
    return command === undefined ? 2 : 0;
  }
  const run = COMMANDS.get(command);
  if (!run) return misuse(`There is no command “${command}”.`);
  try {
    return await run(rest);
  } catch (thrown) {
    // parseArgs names the option that it does not know.
    if (thrown instanceof TypeError && 'code' in thrown) return misuse(thrown.message);
    console.error(explain(thrown));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));

/** The command line `django-playground`: reads the arguments, runs a command, prints what it says. Knows no command's work. */
import { parseArgs } from 'node:util';
import { LOCK_FILE, RefusedError, writeCopy } from './vendor.js';

const USAGE = `Usage: django-playground vendor <requirement>… --out <directory> [--index-url <URL>]…

Writes a copy of Django packages that pages can be served from: wheels, a package index in static files, and
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
  await writeCopy({
    requirements: positionals,
    outDir: values.out,
    indexURLs: values['index-url'],
    log: (line) => console.log(line),
  });
  return 0;
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

/** Runs the command that `args` name. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const [command, ...rest] = args;
  if (command === undefined || command === '--help' || command === 'help') {
    console.log(USAGE);
    return command === undefined ? 2 : 0;
  }
  if (command !== 'vendor') return misuse(`There is no command “${command}”.`);
  try {
    return await runVendor(rest);
  } catch (thrown) {
    // parseArgs names the option that it does not know.
    if (thrown instanceof TypeError && 'code' in thrown) return misuse(thrown.message);
    console.error(`Nothing was written. ${explain(thrown)}`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));

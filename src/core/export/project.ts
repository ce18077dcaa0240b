/** Packs the project of a playground into a zip archive. The packing itself is loaded when it is first wanted. */
import type { Zippable } from 'fflate';
import type { PlaygroundState } from '../playground-state.js';
import { projectFiles } from './project-files.js';

/** Where zip archives keep the rights of Unix: a program that its owner may run. */
const EXECUTABLE = { os: 3, attrs: 0o755 << 16 } as const;

/**
 * The project as the bytes of a zip archive.
 * @param folder the one folder that everything in it is in
 * @throws DjangoError where a file has a name that cannot be used
 */
export async function exportProject(
  state: PlaygroundState,
  folder = 'django-example',
): Promise<Uint8Array<ArrayBuffer>> {
  const files = projectFiles(state);
  const { zipSync } = await import('fflate');
  const encoder = new TextEncoder();
  const entries = Object.entries(files).map(([path, text]): [string, Zippable[string]] => {
    const bytes = encoder.encode(text);
    return [`${folder}/${path}`, path === 'manage.py' ? [bytes, EXECUTABLE] : bytes];
  });
  return new Uint8Array(zipSync(Object.fromEntries(entries)));
}

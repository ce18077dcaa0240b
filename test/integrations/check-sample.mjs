/** Takes a sample from its installation to what a reader sees; both the tests and the command use it. */
import { createServer } from 'node:http';
import { listen } from '../../scripts/static-server.mjs';
import { buildSample, installSample, startDevServer } from './build-sample.mjs';
import { problemsOf, serveSite } from './open-site.mjs';

/** A port that was free a moment ago: development servers want to be told theirs. */
async function freePort() {
  const { server } = await listen(createServer());
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** How a site comes about, by the script of the sample's package.json that makes it. */
const makers = {
  build: async (sample) => serveSite(await buildSample(sample)),
  dev: async (sample) => startDevServer(sample, await freePort()),
};

async function checkMode(sample, mode, browser) {
  let site;
  try {
    site = await makers[mode](sample);
    return await problemsOf(browser, site.url, { ...sample, loads: sample.loads?.[mode] });
  } catch (thrown) {
    return [thrown.message];
  } finally {
    await site?.stop();
  }
}

const secondsSince = (startedAt) => Math.round((Date.now() - startedAt) / 1000);

/**
 * Installs the sample of `tool`, makes its sites and opens them.
 * @returns a row for each: tool, version, mode (`build` or `dev`), problems, seconds (the first row's with installing)
 */
export async function checkSample(tool, tarball, browser, options) {
  let startedAt = Date.now();
  let sample;
  try {
    sample = await installSample(tool, tarball, options);
  } catch (thrown) {
    return [
      { tool, version: '', mode: 'install', problems: [thrown.message], seconds: secondsSince(startedAt) },
    ];
  }
  const rows = [];
  try {
    for (const mode of Object.keys(makers).filter((each) => each in sample.scripts)) {
      const problems = await checkMode(sample, mode, browser);
      rows.push({ tool, version: sample.version, mode, problems, seconds: secondsSince(startedAt) });
      startedAt = Date.now();
    }
  } finally {
    sample.remove();
  }
  return rows;
}

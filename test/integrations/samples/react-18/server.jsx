/** Puts into the built page what the server renders. */
import { readFileSync, writeFileSync } from 'node:fs';
import { renderToString } from 'react-dom/server';
import { App } from './app.jsx';

const page = readFileSync('out/index.html', 'utf8');
writeFileSync('out/index.html', page.replace('<div id="app">', `$&${renderToString(<App />)}`));

/** Shows a page of Markdown and what markdown-it makes of it. */
import markdownIt from 'markdown-it';
import 'django-playground';
import djangoBlocks from 'django-playground/markdown-it';
import { showSource } from '../show.js';
import page from './page.md?raw';

const md = markdownIt().use(djangoBlocks);

showSource(page);
document.querySelector('#app').innerHTML = md.render(page);
